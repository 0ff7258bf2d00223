/// Rules that never decide, since others that come before them match wherever they do.
struct MaskCheck {
  let table: DecisionTable
  let grid: Grid
  let names: KnownNames
  private var sweep: Sweep

  init(table: DecisionTable, grid: Grid, steps: Int, names: KnownNames) {
    self.table = table
    self.grid = grid
    self.names = names
    sweep = Sweep(covers: grid.sure, ruleCount: table.rules.count, steps: steps)
  }

  var stepsLeft: Int { sweep.stepsLeft }

  mutating func masked(except never: [Int]) -> [(rule: Int, by: [Int])] {
    guard let ranks = ranks else { return [] }
    var masked: [(rule: Int, by: [Int])] = []
    let sure = table.rules.indices.map { grid.sureBox(of: $0).map(Set.init) }
    for rule in table.rules.indices where !never.contains(rule) {
      guard sweep.stepsLeft > 0, let rank = ranks[rule] else { continue }
      let box = grid.box(of: rule)
      let before = table.rules.indices.filter { other in
        ranks[other].map { ($0 + [other]).lexicographicallyPrecedes(rank + [rule]) } ?? false
      }.filter { meets(sure[$0], box) }
      sweep.spend(table.rules.count * box.count / 8)
      guard !before.isEmpty else { continue }
      let rules = RuleSet(before, of: table.rules.count)
      let holes = sweep.holes(in: box, rules: rules, most: 1)
      if holes.isEmpty, sweep.stepsLeft > 0 { masked.append((rule, before)) }
    }
    return masked
  }

  private func meets(_ one: [Set<Int>], _ two: Sweep.Box) -> Bool {
    zip(one, two).allSatisfy { mine, theirs in theirs.contains(where: mine.contains) }
  }

  /// For each rule how early it comes; nil where none hides another, or it cannot be told.
  private var ranks: [[Int]?]? {
    switch table.policy {
    case .first: Array(repeating: [], count: table.rules.count)
    case .priority: priorities
    case .unique, .any, .collect, .ruleOrder, .outputOrder: nil
    }
  }

  /// By the order of the outputs' values; of rules with the same, the first decides.
  private var priorities: [[Int]?] {
    let orders = table.outputs.map { output in
      (output.allowed.flatMap { try? Parser.unaryTests($0, names: names) }?.tests ?? [])
        .map { test -> FEELValue? in
          if case .expression(let syntax) = test { syntax.constant } else { nil }
        }
    }
    return table.rules.map { rule in
      var rank: [Int] = []
      for (text, order) in zip(rule.outputs, orders) {
        guard let value = (try? Parser.expression(text, names: names))?.constant else { return nil }
        rank.append(order.firstIndex { $0?.isSame(as: value) ?? false } ?? order.count)
      }
      return rank
    }
  }
}
