extension LogicCompiler {
  func table(_ table: DecisionTable) -> any Compiled {
    let width = (inputs: table.inputs.count, outputs: table.outputs.count)
    for (place, rule) in table.rules.enumerated()
    where rule.tests.count != width.inputs || rule.outputs.count != width.outputs {
      let message: Told = "rule \(place + 1) has too many or too few cells"
      problems.note(Fault(message, places: [Place(element: element)]))
      return Faulty(message: message, range: 0..<0)
    }
    return TableOf(
      TableWords(table, of: element), policy: table.policy, inputs: table.inputs.map(input),
      outputs: table.outputs.map(output),
      rules: table.rules.map { rule in
        TableOf.Rule(
          cells: rule.tests.map { cell($0) }, outputs: rule.outputs.map(expression))
      })
  }

  private func input(_ input: DecisionTable.Input) -> TableOf.Input {
    TableOf.Input(
      input.label ?? input.expression.normalizedName, expression(input.expression),
      types.type(input.type) ?? .any, input.allowed.map { cell($0) })
  }

  private func output(_ output: DecisionTable.Output) -> TableOf.Output {
    TableOf.Output(
      output.name, types.type(output.type) ?? .any, output.allowed.map { cell($0) },
      ranked: ranked(output.allowed), otherwise: output.otherwise.map(expression))
  }

  /// The values of an output in their order, where they are told one by one.
  private func ranked(_ text: String?) -> [any Compiled] {
    guard let text, let tests = try? Parser.unaryTests(text, names: known, members: members) else {
      return []
    }
    return tests.tests.compactMap { test in
      guard case .expression(let syntax) = test else { return nil }
      return Compiler(elements: required, names: names).compile(syntax)
    }
  }

  func cell(_ text: String) -> CompiledCell {
    do throws(FEELSyntaxError) {
      let tests = try Parser.unaryTests(
        text.isBlank ? "-" : text, names: known, members: members)
      return compiler(at: Place(element: element, text: text)).compile(tests)
    } catch {
      let range = error.offset..<error.offset
      let place = Place(element: element, text: text)
      problems.note(Fault(error.told, places: [place], range: range))
      return CompiledCell(faulty: error.told, at: place, range: range)
    }
  }
}

extension CompiledCell {
  /// Holds for nothing, and tells why.
  init(faulty told: Told, at place: Place, range: Range<Int>) {
    let faulty = Written(inner: Faulty(message: told, range: range), place: place)
    self.init(tests: [.condition(faulty)], isNegated: false)
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
