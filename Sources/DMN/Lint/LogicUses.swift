/// What an element's boxes name.
struct LogicUses {
  let names: KnownNames
  let members: KnownNames
  let entries: EntryNames
  /// Everything that the models have, by name.
  let elements: Set<String>
  /// What requirements let it name.
  let declared: Set<String>
  private(set) var used: Set<String> = []
  private(set) var types: Set<String> = []
  private(set) var matters: [Finding.Matter] = []
  /// Whether every text could be read.
  private(set) var isWhole = true

  init(
    names: KnownNames, members: KnownNames, entries: EntryNames, elements: Set<String>,
    declared: Set<String>
  ) {
    self.names = names
    self.members = members
    self.entries = entries
    self.elements = elements
    self.declared = declared
  }

  /// - Parameter bound: what the boxes around it declare.
  mutating func visit(_ logic: Logic, _ bound: [String]) {
    note(type: logic.type)
    switch logic.form {
    case .literal(let text): visit(text, bound)
    case .table(let table): visit(table, bound)
    case .context(let entries):
      var inner = bound
      for entry in entries {
        note(type: entry.type)
        visit(entry.value, inner)
        if let name = entry.name { inner.append(name) }
      }
    case .function(let function):
      isWhole = isWhole && !function.isExternal
      for parameter in function.parameters { note(type: parameter.type) }
      note(type: function.result)
      if let body = function.body, !function.isExternal {
        visit(body, bound + function.parameters.map(\.name))
      }
    case .iteration(let variable, let list, let body):
      visit(list, bound)
      visit(body, bound + [variable, "partial"])
    case .quantified(_, let variable, let list, let condition):
      visit(list, bound)
      visit(condition, bound + [variable])
    case .filter(let list, let condition):
      visit(list, bound)
      visit(condition, bound + ["item"], inFilter: true)
    case .relation, .list, .invocation, .conditional:
      for part in logic.parts { visit(part, bound) }
    case .missing: isWhole = false
    }
  }

  private mutating func visit(_ logic: Logic, _ bound: [String], inFilter: Bool) {
    guard case .literal(let text) = logic.form else { return visit(logic, bound) }
    visit(text, bound, inFilter: inFilter)
  }

  private mutating func visit(_ table: DecisionTable, _ bound: [String]) {
    for input in table.inputs {
      note(type: input.type)
      visit(input.expression, bound)
      input.allowed.map { visit(tests: $0, bound) }
    }
    for output in table.outputs {
      note(type: output.type)
      output.allowed.map { visit(tests: $0, bound) }
      output.otherwise.map { visit($0, bound) }
    }
    for rule in table.rules {
      for cell in rule.tests { visit(tests: cell, bound) }
      for cell in rule.outputs { visit(cell, bound) }
    }
  }

  private mutating func visit(_ text: String, _ bound: [String], inFilter: Bool = false) {
    var known = names
    for name in bound { known.insert(name) }
    let whole = try? Parser.expression(
      text, names: known, members: members, about: inFilter ? .item : .nothing)
    // What an iterator goes through may be written as a range without brackets.
    guard let read = whole ?? (try? Parser.iterated(text, names: known, members: members)) else {
      isWhole = false
      return
    }
    types.formUnion(read.typeNames)
    let shift = whole == nil ? "for i in ".count : 0
    note(read.freeNames, in: text, bound, inFilter: inFilter, shift: shift)
  }

  private mutating func visit(tests text: String, _ bound: [String]) {
    if text.allSatisfy(\.isWhitespace) { return }
    var known = names
    for name in bound { known.insert(name) }
    guard let tests = try? Parser.unaryTests(text, names: known, members: members) else {
      isWhole = false
      return
    }
    note(tests.freeNames, in: text, bound, inFilter: false)
  }

  private mutating func note(
    _ found: [Syntax.FreeName], in text: String, _ bound: [String], inFilter: Bool, shift: Int = 0
  ) {
    for free in found where !bound.contains(free.name) {
      used.insert(free.name)
      let isKnown =
        declared.contains(free.name) || BuiltIns.all[free.name] != nil || free.name == "?"
      if isKnown || (free.isInFilter || inFilter) && entries.mayHold(free.name) { continue }
      let spot = Finding.Spot(text: text, column: free.range.lowerBound - shift + 1)
      matters.append(
        elements.contains(free.name)
          ? .undeclaredRequirement(free.name, at: spot) : .unknownName(free.name, at: spot))
    }
  }

  private mutating func note(type: String?) {
    if let type { types.insert(type) }
  }
}
