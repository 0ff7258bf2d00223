/// A test of the value that is bound last, under the name `?`.
enum CompiledTest: Sendable {
  case comparison(Syntax.Operator, any Compiled)
  /// Equal to it, or within it.
  case value(any Compiled)
  /// True of it: the expression names it.
  case condition(any Compiled)
  /// A test by a constant, told at once of values of its kind and by the test itself of others.
  indirect case plain(PlainTest, CompiledTest)

  private func within(_ wanted: FEELValue, _ value: FEELValue, _ run: Evaluation) -> Bool? {
    run.mayLookAt(wanted.weight) ? value.isWithin(wanted) : nil
  }

  /// Nil where it cannot be told.
  func holds(for value: FEELValue, _ scope: Scope, _ run: Evaluation) -> Bool? {
    switch self {
    case .comparison(let sign, let operand): value.holds(sign, operand.value(scope, run))
    case .condition(let condition):
      if case .boolean(let flag) = condition.value(scope, run) { flag } else { nil }
    case .plain(_, let test): test.holds(for: value, scope, run)
    case .value(let expression): within(expression.value(scope, run), value, run)
    }
  }
}

extension FEELValue {
  /// Equal to it, one of its items, or inside of it (DMN 1.5, Table 55).
  func isWithin(_ other: FEELValue) -> Bool? {
    switch other {
    case .range(let range):
      if case .range = self { return isEqual(to: other) }
      return range.contains(self)
    case .list(let list):
      if case .list = self, isEqual(to: other) == true { return true }
      return list.items.contains { item in
        if case .range(let range) = item { return range.contains(self) ?? false }
        return isSame(as: item)
      }
    case .null: return isNull ? true : nil
    case .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .context,
      .function:
      return isEqual(to: other)
    }
  }
}

/// `in`: any of the tests holds.
struct Within: Compiled {
  let operand: any Compiled
  let tests: [CompiledTest]
  let range: Range<Int>

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    let value = operand.value(scope, run)
    let inner = scope.declaring(value)
    var isKnown = true
    for test in tests {
      guard let holds = test.holds(for: value, inner, run) else {
        isKnown = false
        continue
      }
      if holds { return .yes }
    }
    return isKnown ? .no : run.fault("\(value.kind) is not compared with it", at: range)
  }
}

/// The cell of a decision table.
public struct CompiledCell: Sendable {
  let tests: [CompiledTest]
  let isNegated: Bool

  /// Nil where it cannot be told. Without tests anything will do.
  func holds(for value: FEELValue, _ scope: Scope, _ run: Evaluation) -> Bool? {
    if tests.isEmpty { return true }
    var inner: Scope?
    var isKnown = true
    for test in tests {
      var holds: Bool?
      if case .plain(let plain, _) = test { holds = plain.holds(for: value) }
      if holds == nil {
        let within = inner ?? scope.declaring(value)
        holds = test.holds(for: value, within, run)
        inner = within
      }
      guard let holds else {
        isKnown = false
        continue
      }
      if holds { return !isNegated }
    }
    return isKnown ? isNegated : nil
  }
}

extension Compiler {
  /// Of tests that stand where `?` is declared.
  func compile(tests: [UnaryTest]) -> [CompiledTest] {
    tests.map { test in
      let compiled: CompiledTest =
        switch test {
        case .comparison(let sign, let operand): .comparison(sign, compile(operand))
        case .expression(let syntax) where syntax.names("?"): .condition(compile(syntax))
        case .expression(let syntax): .value(compile(syntax))
        }
      return PlainTest(compiled).map { .plain($0, compiled) } ?? compiled
    }
  }

  func compile(_ cell: UnaryTests) -> CompiledCell {
    CompiledCell(
      tests: declaring("?").compile(tests: cell.tests), isNegated: cell.isNegated)
  }
}
