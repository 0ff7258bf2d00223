/// Rules that answer for the same values where the hit policy allows one, or one answer.
struct PairCheck {
  let table: DecisionTable
  let grid: Grid
  private(set) var stepsLeft: Int

  init(table: DecisionTable, grid: Grid, steps: Int) {
    self.table = table
    self.grid = grid
    stepsLeft = steps
  }

  /// Pairs of rules, and where they meet.
  mutating func overlaps(most: Int) -> [([Int], Sweep.Box)] {
    guard table.policy == .unique || table.policy == .any else { return [] }
    let boxes = table.rules.indices.map { grid.sureBox(of: $0) }
    let sets = boxes.map { $0.map(Set.init) }
    var found: [([Int], Sweep.Box)] = []
    for one in table.rules.indices {
      for two in table.rules.indices.dropFirst(one + 1) where disagree(one, two) {
        guard found.count < most, stepsLeft > 0 else { return found }
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
  private func disagree(_ one: Int, _ two: Int) -> Bool {
    guard table.policy == .any else { return true }
    return zip(table.rules[one].outputs, table.rules[two].outputs).contains { mine, theirs in
      guard let mine = (try? Parser.expression(mine, names: BuiltIns.names))?.constant,
        let theirs = (try? Parser.expression(theirs, names: BuiltIns.names))?.constant
      else { return false }
      return !mine.isSame(as: theirs)
    }
  }
}
