/// Cells of a decision table that by themselves are never what they seem to be, whatever the other
/// cells say.
struct CellCheck {
  let table: DecisionTable
  /// Of the inputs, where they are told.
  let kinds: [FEELType?]
  let types: ItemTypes
  /// Of what comes of the table, where that is told outside of it.
  let type: String?
  let names: KnownNames

  var matters: [Finding.Matter] {
    let inputs = table.rules.enumerated().flatMap { place, rule in
      zip(rule.tests, zip(table.inputs, kinds)).flatMap { text, column in
        tests(text, of: column.0, column.1, rule: place + 1)
      }
    }
    let outputs = table.outputs.enumerated().flatMap { column, output in
      answers(of: output) { $0.outputs.indices.contains(column) ? $0.outputs[column] : nil }
    }
    let idle = table.idleAggregation.map { [Finding.Matter.idleAggregation($0.rawValue)] } ?? []
    return idle + (hasNoOrder ? [.noOrder] : []) + told(inputs) + told(outputs)
  }

  private func told(_ matters: [Finding.Matter]) -> [Finding.Matter] {
    Array(matters.prefix(TableCheck.mostTold))
  }

  /// Priorities are those of outputs that tell their values (DMN 1.5, 8.2.10).
  private var hasNoOrder: Bool {
    switch table.policy {
    case .priority, .outputOrder: table.outputs.allSatisfy { $0.allowed == nil }
    case .unique, .any, .first, .collect, .ruleOrder: false
    }
  }

  private func tests(
    _ text: String, of input: DecisionTable.Input, _ kind: FEELType?, rule: Int
  ) -> [Finding.Matter] {
    guard let cell = try? Parser.unaryTests(text, names: names) else { return [] }
    return cell.tests.compactMap { test in
      let syntax = test.operand
      if test.isTruth, isNoTruth(input, kind, syntax) {
        return .testWithoutInput(rule: rule, input: input.title, test: text.beginning)
      }
      if let failure = syntax.failure {
        return .failingCell(rule: rule, why: failure.told.words, at: spot(text, failure))
      }
      guard let kind, !cell.isNegated else { return nil }
      let bounds = Region(test).bounds
      let isOther = !bounds.isEmpty && !bounds.contains { $0.conforms(to: kind) }
      return isOther
        ? .otherKind(rule: rule, input: input.title, test: text.beginning) : nil
    }
  }

  /// Where no type tells it, a test that names what the column asks does.
  private func isNoTruth(
    _ input: DecisionTable.Input, _ kind: FEELType?, _ syntax: Syntax
  ) -> Bool {
    if let kind { return kind != .boolean }
    let asked = input.expression.normalizedName
    return syntax.freeNames.contains { $0.name == asked }
  }

  private func answers(
    of output: DecisionTable.Output, _ cell: (DecisionTable.Rule) -> String?
  ) -> [Finding.Matter] {
    let allowed = output.allowed.flatMap { try? Parser.unaryTests($0, names: names) }
      .flatMap { $0.dependsOnNothing ? Compiler().compile($0) : nil }
    let outside = table.outputs.count == 1 && table.policy.answersOne ? type : nil
    let types = [output.type, outside].compactMap(\.self).compactMap { self.types.type($0) }
    let cells =
      table.rules.enumerated().map { ($0 + 1, cell($1)) }
      + (table.policy.listsHits ? [] : [(nil, output.otherwise)])
    return cells.compactMap { rule, text in
      guard let text, let syntax = try? Parser.expression(text, names: names) else { return nil }
      if let failure = syntax.failure, let rule {
        return .failingCell(rule: rule, why: failure.told.words, at: spot(text, failure))
      }
      guard let value = syntax.constant, !value.isNull else { return nil }
      let run = Evaluation()
      let isAllowed = allowed.map { $0.holds(for: value, .empty, run) == true } ?? true
      let isWell = isAllowed && types.allSatisfy { $0.admit(value, run) != nil }
      return isWell ? nil : .wrongAnswer(rule: rule, answer: text.beginning)
    }
  }

  private func spot(_ text: String, _ fault: Fault) -> Finding.Spot {
    Finding.Spot(text: text, column: (fault.range?.lowerBound ?? 0) + 1)
  }
}

extension Finding.Matter {
  /// Whether it tells of a rule why it never matches.
  var saysNever: Bool {
    switch self {
    case .failingCell, .otherKind, .testWithoutInput: true
    case .gap, .overlap, .masked, .duplicate, .neverMatches, .unusedColumn, .mixedColumn,
      .unusedInput, .unusedRequirement, .undeclaredRequirement, .missingRequirement,
      .missingImport, .unknownName, .unknownType, .unreadable, .namesakes, .wrongAnswer, .noOrder,
      .idleAggregation,
      .cycle, .notExhausted:
      false
    }
  }
}

extension HitPolicy {
  /// What comes of a table is what one of its rules answers.
  fileprivate var answersOne: Bool {
    switch self {
    case .unique, .any, .priority, .first: true
    case .collect, .ruleOrder, .outputOrder: false
    }
  }
}

extension UnaryTests {
  fileprivate var dependsOnNothing: Bool {
    freeNames.allSatisfy { BuiltIns.all[$0.name] != nil }
  }
}

extension UnaryTest {
  fileprivate var operand: Syntax {
    switch self {
    case .comparison(_, let syntax), .expression(let syntax): syntax
    }
  }

  /// Whether it is true or false by itself, without the value that it is to test.
  fileprivate var isTruth: Bool {
    guard case .expression(let syntax) = self, !syntax.names("?") else { return false }
    return syntax.isTruth
  }
}

extension Syntax {
  fileprivate var isTruth: Bool {
    switch form {
    case .binary(let sign, _, _):
      switch sign {
      case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or: true
      case .add, .subtract, .multiply, .divide, .power: false
      }
    case .between, .within, .instance, .quantified: true
    case .literal, .name, .path, .filter, .call, .negation, .conditional, .iteration, .lambda,
      .external, .list, .context, .range, .openRange:
      false
    }
  }
}
