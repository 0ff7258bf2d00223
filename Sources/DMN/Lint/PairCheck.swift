/// Rules that answer for the same values where the hit policy allows one, or one answer.
struct PairCheck {
  let table: DecisionTable
  let grid: Grid
  private(set) var stepsLeft: Int
  /// With “any”, by rule and output, what it surely comes to.
  private let answers: [[FEELValue?]]

  init(table: DecisionTable, grid: Grid, steps: Int) {
    self.table = table
    self.grid = grid
    stepsLeft = steps
    answers =
      table.policy != .any
      ? []
      : table.rules.map { rule in
        rule.outputs.map { (try? Parser.expression($0, names: BuiltIns.names))?.constant }
      }
  }

  /// Pairs of rules, and where they meet.
  mutating func overlaps(most: Int) -> [([Int], Sweep.Box)] {
    guard table.policy == .unique || table.policy == .any else { return [] }
    let boxes = table.rules.indices.map { grid.sureBox(of: $0) }
    let sets = boxes.map { $0.map(Set.init) }
    var found: [([Int], Sweep.Box)] = []
    for one in table.rules.indices {
      for two in table.rules.indices.dropFirst(one + 1) {
        guard found.count < most, stepsLeft > 0 else { return found }
        guard disagree(one, two) else { continue }
        if let common = common(boxes[one], sets[two]) { found.append(([one, two], common)) }
      }
    }
    return found
  }

  private mutating func common(_ one: Sweep.Box, _ two: [Set<Int>]) -> Sweep.Box? {
    var common: Sweep.Box = []
    for (mine, theirs) in zip(one, two) {
      stepsLeft -= 1 + mine.count / 8
      let both = mine.filter(theirs.contains)
      if both.isEmpty { return nil }
      common.append(both)
    }
    return common
  }

  /// Whether it matters that both match: with “any” only where they surely answer differently.
  private mutating func disagree(_ one: Int, _ two: Int) -> Bool {
    guard table.policy == .any else { return true }
    for (mine, theirs) in zip(answers[one], answers[two]) {
      guard let mine, let theirs else { continue }
      stepsLeft -= 1 + min(mine.weight, theirs.weight) / 8
      if !mine.isSame(as: theirs) { return true }
    }
    return false
  }
}
