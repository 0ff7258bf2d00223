/// Turns syntax into something that runs.
struct Compiler {
  /// What is required, by the places that it has in the scope.
  private let elements: [String]
  /// What was declared since, the innermost last.
  private var declared: [Declared]
  let type: @Sendable (String) -> FEELType?
  private let stack = Stack()

  /// Names that may be declared at one place.
  private static let mostNames = 5_000
  /// So often the stack is looked at when what is compiled runs.
  private static let guardedHeight = 16

  /// Whether a name in a filter may be an entry's.
  var mayBeEntry: (String) -> Bool = { _ in true }
  /// Told of each name that nothing has, where it stands.
  var onUnknown: ((String, Range<Int>) -> Void)?

  private enum Declared {
    case name(String)
    /// The item of a filter, whose entries can be named alone.
    case item
  }

  /// `type` finds the types of a model by their names.
  init(
    elements: [String] = [], names: [String] = [],
    type: @escaping @Sendable (String) -> FEELType? = { FEELType(named: $0) }
  ) {
    self.elements = elements.map(\.normalizedName)
    declared = names.map { .name($0.normalizedName) }
    self.type = type
  }

  /// With more names, declared in this order.
  func declaring(_ names: String...) -> Compiler {
    var inner = self
    inner.declared += names.map { .name($0.normalizedName) }
    return inner
  }

  func declaring(_ names: [String]) -> Compiler {
    var inner = self
    inner.declared += names.map { .name($0.normalizedName) }
    return inner
  }

  private func declaringItem() -> Compiler {
    var inner = self
    inner.declared.append(.item)
    return inner
  }

  /// Of a filter, about its item.
  func condition(_ syntax: Syntax) -> any Compiled { declaringItem().compile(syntax) }

  func compile(_ syntax: Syntax) -> any Compiled {
    guard stack.hasRoom, elements.count + declared.count <= Self.mostNames else {
      return Faulty(message: "the expression is nested too deep", range: syntax.range)
    }
    let compiled: any Compiled
    // By itself: a chain of operators is deep, and the rest takes much of the stack.
    if case .binary(let sign, let left, let right) = syntax.form {
      compiled = binary(sign, left, right, at: syntax.range)
    } else {
      compiled = compile(syntax.form, at: syntax.range)
    }
    return syntax.height % Self.guardedHeight == 0 ? Guarded(inner: compiled) : compiled
  }

  private func compile(_ form: Syntax.Form, at range: Range<Int>) -> any Compiled {
    switch form {
    case .literal(let value): Constant(constant: value)
    case .name(let name): variable(name, at: range)
    case .path(let base, let name): Path(base: compile(base), name: name, range: range)
    case .filter(let list, let condition):
      Filter(
        list: compile(list), condition: declaringItem().compile(condition), range: range)
    case .call(let callee, let arguments): call(callee, arguments, at: range)
    case .negation(let operand): Negation(operand: compile(operand), range: range).folded
    case .binary(let sign, let left, let right): binary(sign, left, right, at: range)
    case .between(let value, let lower, let upper):
      Between(
        operand: compile(value), lower: compile(lower), upper: compile(upper), range: range)
    case .within(let value, let tests):
      Within(
        operand: compile(value), tests: declaring("?").compile(tests: tests), range: range)
    case .instance(let value, let type): instance(compile(value), of: type, at: range)
    case .conditional(let condition, let then, let otherwise):
      Conditional(
        condition: compile(condition), then: compile(then), otherwise: compile(otherwise),
        range: range)
    case .iteration(let iterators, let body): iteration(iterators, body, at: range)
    case .quantified(let quantifier, let iterators, let body):
      quantified(quantifier, iterators, body, at: range)
    case .lambda(let parameters, let body): lambda(parameters, body)
    case .external: Faulty(message: "functions of other languages are not run", range: range)
    case .list(let items): ListOf(items: items.map(compile))
    case .context(let entries): context(entries, at: range)
    case .range(let interval):
      RangeOf(
        start: compile(interval.start), end: compile(interval.end),
        includesStart: interval.includesStart, includesEnd: interval.includesEnd, range: range
      ).folded
    case .openRange(let sign, let value):
      OpenRange(sign: sign, operand: compile(value), range: range)
    }
  }

  private func variable(_ name: String, at range: Range<Int>) -> any Compiled {
    let name = name.normalizedName
    var items: [Int] = []
    for (steps, declared) in declared.reversed().enumerated() {
      switch declared {
      case .item where name == "item": return Item(steps: steps)
      case .item: items.append(steps)
      case .name(name): return member(name, items, Variable(steps: steps))
      case .name: continue
      }
    }
    if let place = elements.lastIndex(of: name) {
      return member(name, items, Required(place: place))
    }
    if let builtIn = BuiltIns.all[name] {
      return member(name, items, Constant(constant: .function(builtIn)))
    }
    if items.isEmpty || !mayBeEntry(name) { onUnknown?(name, range) }
    return member(name, items, Unknown(name: name, range: range))
  }

  private func member(_ name: String, _ items: [Int], _ outside: any Compiled) -> any Compiled {
    items.isEmpty ? outside : MemberOrVariable(name: name, items: items, outside: outside)
  }
}

extension Compiler {
  private func call(
    _ callee: Syntax, _ arguments: Syntax.Arguments, at range: Range<Int>
  ) -> any Compiled {
    let function = compile(callee)
    switch arguments {
    case .positional(let values):
      return Call(function: function, arguments: values.map(compile), range: range)
    case .named(let values):
      return NamedCall(
        function: function,
        arguments: values.map { (name: $0.name.normalizedName, value: compile($0.value)) },
        range: range)
    }
  }

  private func binary(
    _ sign: Syntax.Operator, _ left: Syntax, _ right: Syntax, at range: Range<Int>
  ) -> any Compiled {
    let (left, right) = (compile(left), compile(right))
    switch sign {
    case .and, .or: return Junction(sign: sign, left: left, right: right, range: range)
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return Comparison(sign: sign, left: left, right: right, range: range)
    case .add, .subtract, .multiply, .divide, .power:
      return Arithmetic(sign: sign, left: left, right: right, range: range)
    }
  }

  private func instance(
    _ operand: any Compiled, of type: TypeSyntax, at range: Range<Int>
  ) -> any Compiled {
    guard let type = resolve(type) else {
      return Faulty(message: "the type is not known, or too large", range: range)
    }
    return InstanceOf(operand: operand, type: type)
  }

  /// Nil where a name is no type, and where it is too large.
  func resolve(_ syntax: TypeSyntax) -> FEELType? {
    parts(of: syntax).flatMap { $0.size <= FEELType.mostParts ? $0 : nil }
  }

  private func parts(of syntax: TypeSyntax) -> FEELType? {
    switch syntax {
    case .named(let name): return type(name.normalizedName)
    case .list(let item): return parts(of: item).map(FEELType.list)
    case .range(let item): return parts(of: item).map(FEELType.range)
    case .context(let members):
      var types: [String: FEELType] = [:]
      for member in members {
        guard let type = parts(of: member.type) else { return nil }
        types[member.name.normalizedName] = type
      }
      return .context(types)
    case .function(let parameters, let result):
      let types = parameters.compactMap(parts)
      guard types.count == parameters.count, let result = parts(of: result) else { return nil }
      return .function(types, result)
    }
  }

  private func iteration(
    _ iterators: [Syntax.Iterator], _ body: Syntax, at range: Range<Int>
  ) -> any Compiled {
    let (domains, inner) = domains(iterators)
    return Iteration(
      domains: domains, body: inner.declaring("partial").compile(body),
      usesPartial: body.names("partial"), range: range)
  }

  private func quantified(
    _ quantifier: Syntax.Quantifier, _ iterators: [Syntax.Iterator], _ body: Syntax,
    at range: Range<Int>
  ) -> any Compiled {
    let (domains, inner) = domains(iterators)
    return Quantified(
      isEvery: quantifier == .every, domains: domains, body: inner.compile(body), range: range)
  }

  /// Each sees those before it.
  private func domains(_ iterators: [Syntax.Iterator]) -> ([Domain], Compiler) {
    var inner = self
    var domains: [Domain] = []
    for iterator in iterators {
      switch iterator.domain {
      case .list(let list): domains.append(.list(inner.compile(list)))
      case .range(let start, let end):
        domains.append(.range(inner.compile(start), inner.compile(end)))
      }
      inner = inner.declaring(iterator.name)
    }
    return (domains, inner)
  }

  private func lambda(_ parameters: [Syntax.Parameter], _ body: Syntax) -> any Compiled {
    let types = parameters.map { parameter in
      FEELFunction.Parameter(
        name: parameter.name.normalizedName,
        type: parameter.type.flatMap { resolve($0) } ?? .any)
    }
    return Lambda(
      name: FEELFunction.nameless, parameters: types, result: .any,
      body: declaring(parameters.map(\.name)).compile(body))
  }

  private func context(_ entries: [Syntax.Entry], at range: Range<Int>) -> any Compiled {
    let names = entries.map(\.name)
    guard Set(names.map(ExactName.init)).count == names.count else {
      return Faulty(message: "the context has an entry twice", range: range)
    }
    var inner = self
    var compiled: [any Compiled] = []
    for entry in entries {
      compiled.append(inner.compile(entry.value))
      inner = inner.declaring(entry.name)
    }
    return ContextOf(names: names, values: compiled)
  }
}
