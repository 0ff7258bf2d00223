/// A FEEL expression as it was written.
struct Syntax: Sendable {
  let form: Form
  /// Code points from the start of its text.
  let range: Range<Int>
  /// 1, or one more than the highest of its parts.
  let height: Int

  init(form: Form, range: Range<Int>) {
    self.form = form
    self.range = range
    height = 1 + (form.parts.lazy.map(\.height).max() ?? 0)
  }

  indirect enum Form: Sendable {
    case literal(FEELValue)
    case name(String)
    case path(Syntax, String)
    case filter(Syntax, Syntax)
    case call(Syntax, Arguments)
    case negation(Syntax)
    case binary(Operator, Syntax, Syntax)
    case between(Syntax, Syntax, Syntax)
    case within(Syntax, [UnaryTest])
    case instance(Syntax, TypeSyntax)
    case conditional(Syntax, Syntax, Syntax)
    case iteration([Iterator], Syntax)
    case quantified(Quantifier, [Iterator], Syntax)
    case lambda([Parameter], Syntax)
    /// A function of another language, which is never run.
    case external([Parameter], Syntax)
    case list([Syntax])
    case context([Entry])
    case range(Interval)
    /// A range of one end, or of a value to be equal or unequal to.
    case openRange(Operator, Syntax)
  }

  enum Operator: String, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", power = "**"
    case equal = "=", unequal = "!=", less = "<", lessOrEqual = "<="
    case greater = ">", greaterOrEqual = ">="
    case and, or
  }

  enum Quantifier: Sendable { case some, every }

  enum Arguments: Sendable {
    case positional([Syntax])
    case named([(name: String, value: Syntax)])
  }

  struct Iterator: Sendable {
    let name: String
    let domain: Domain

    enum Domain: Sendable {
      case list(Syntax)
      /// From one whole number or day to another, up or down.
      case range(Syntax, Syntax)
    }
  }

  struct Parameter: Sendable {
    let name: String
    let type: TypeSyntax?
  }

  struct Entry: Sendable {
    let name: String
    let value: Syntax
  }

  struct Interval: Sendable {
    let start: Syntax
    let end: Syntax
    let includesStart: Bool
    let includesEnd: Bool
  }
}

/// One condition on a value that is called `?`.
enum UnaryTest: Sendable {
  /// The value compared with another.
  case comparison(Syntax.Operator, Syntax)
  /// The value is equal to another, within it, or one for which it is true.
  case expression(Syntax)
}

/// What a decision table's cell says of its input (rule 15).
struct UnaryTests: Sendable {
  /// None: anything will do.
  let tests: [UnaryTest]
  let isNegated: Bool
}

/// A type as it was written.
indirect enum TypeSyntax: Sendable {
  case named(String)
  case list(TypeSyntax)
  case range(TypeSyntax)
  case context([(name: String, type: TypeSyntax)])
  case function([TypeSyntax], TypeSyntax)
}
