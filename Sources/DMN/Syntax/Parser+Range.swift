extension Parser {
  /// `[1, 2]` or `[1..2]`.
  mutating func listOrRange() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 1
    if take("]") { return try syntax(.list([]), from: start) }
    let first = try testOrExpression()
    if take("..") { return try range(from: first, includesStart: true, at: start) }
    var items = [first]
    while take(",") { items.append(try testOrExpression()) }
    try expect("]")
    return try syntax(.list(items), from: start)
  }

  /// `(1)`, `(1..2)` or `(< 2)`.
  mutating func groupOrRange() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 1
    let first = try testOrExpression()
    if take("..") { return try range(from: first, includesStart: false, at: start) }
    try expect(")")
    return Syntax(form: first.form, range: start..<tokens[position - 1].range.upperBound)
  }

  /// `]1..2[`.
  mutating func range(includesStart: Bool) throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    position += 1
    let first = try expression()
    try expect("..")
    return try range(from: first, includesStart: includesStart, at: start)
  }

  private mutating func range(
    from first: Syntax, includesStart: Bool, at start: Int
  ) throws(FEELSyntaxError) -> Syntax {
    // A bracket after the end closes the range, and filters nothing.
    let end = try rangeEnd()
    guard isAt("]") || isAt(")") || isAt("[") else { throw unexpected(wanted: "“]”") }
    position += 1
    let interval = Syntax.Interval(
      start: first, end: end, includesStart: includesStart,
      includesEnd: tokens[position - 1].text == "]")
    return try syntax(.range(interval), from: start)
  }

  private mutating func rangeEnd() throws(FEELSyntaxError) -> Syntax {
    let before = position
    do throws(FEELSyntaxError) {
      let end = try expression()
      if isAt("]") || isAt(")") { return end }
    } catch {}
    position = before
    let start = current.range.lowerBound
    if take("-") { return try syntax(.negation(try postfix(filters: false)), from: start) }
    return try postfix(filters: false)
  }

  private mutating func testOrExpression() throws(FEELSyntaxError) -> Syntax {
    let start = current.range.lowerBound
    guard current.kind == .symbol, Self.comparisons.contains(current.text),
      let comparison = Syntax.Operator(rawValue: current.text)
    else { return try expression() }
    position += 1
    return try syntax(.openRange(comparison, try expression()), from: start)
  }

  /// What may follow `in`: one test, or several in brackets.
  mutating func testsAfterIn() throws(FEELSyntaxError) -> [UnaryTest] {
    guard isAt("(") else { return [try unaryTest(short: true)] }
    let before = position
    position += 1
    if let tests = try? testList(), take(")") {
      // What goes on behind the bracket was an expression in brackets.
      if tests.count > 1 || !(isAt(".") || isAt("[") || isAt("+") || isAt("-") || isAt("*")) {
        return tests
      }
    }
    position = before
    return [try unaryTest(short: true)]
  }

  private mutating func testList() throws(FEELSyntaxError) -> [UnaryTest] {
    var tests = [try unaryTest()]
    while take(",") { tests.append(try unaryTest()) }
    return tests
  }

  /// `-`, `not(…)` or tests.
  mutating func unaryTests() throws(FEELSyntaxError) -> UnaryTests {
    if isAt("-"), token(1).kind == .end {
      position += 1
      return UnaryTests(tests: [], isNegated: false)
    }
    let before = position
    if isAt("not"), isAt("(", ahead: 1) {
      position += 2
      if let tests = try? testList(), take(")"), current.kind == .end {
        return UnaryTests(tests: tests, isNegated: true)
      }
      position = before
    }
    return UnaryTests(tests: try testList(), isNegated: false)
  }

  private mutating func unaryTest(short: Bool = false) throws(FEELSyntaxError) -> UnaryTest {
    if current.kind == .symbol, Self.comparisons.contains(current.text),
      let comparison = Syntax.Operator(rawValue: current.text)
    {
      position += 1
      return .comparison(comparison, try addition())
    }
    return .expression(short ? try addition() : try expression())
  }
}
