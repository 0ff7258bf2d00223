/// Looks for what no rule covers, axis by axis: pieces that the same rules cover are one, and
/// what was once found covered is not gone through again.
struct Sweep {
  /// By axis and piece, the rules that hold there.
  let covers: [[RuleSet]]
  /// By axis, the rules that ask nothing from there on.
  private let open: [RuleSet]
  private(set) var stepsLeft: Int
  private var covered: Set<Node> = []

  private struct Node: Hashable {
    let axis: Int
    let rules: RuleSet
  }

  /// For each axis, pieces of it.
  typealias Box = [[Int]]

  init(covers: [[RuleSet]], ruleCount: Int, steps: Int) {
    self.covers = covers
    stepsLeft = steps
    var after = RuleSet(0..<ruleCount, of: ruleCount)
    var open = [after]
    for axis in covers.reversed() {
      for piece in axis { after = after.intersection(piece) }
      open.append(after)
    }
    self.open = open.reversed()
  }

  /// Of work that is done beside it.
  mutating func spend(_ steps: Int) { stepsLeft -= steps }

  /// Parts of the box that none of the rules covers, at most so many.
  mutating func holes(in box: Box, rules: RuleSet, most: Int) -> [Box] {
    covered = []
    var holes: [Box] = []
    descend(box, axis: 0, rules: rules, path: [], most: most, &holes)
    return holes
  }

  private mutating func descend(
    _ box: Box, axis: Int, rules: RuleSet, path: Box, most: Int, _ holes: inout [Box]
  ) {
    if rules.isEmpty {
      holes.append(path + box[axis...])
      return
    }
    let node = Node(axis: axis, rules: rules)
    if axis == covers.count || open[axis].intersects(rules) || covered.contains(node) { return }
    let before = holes.count
    for (rules, pieces) in groups(of: box[axis], axis: axis, rules: rules) {
      guard holes.count < most, stepsLeft > 0 else { return }
      descend(box, axis: axis + 1, rules: rules, path: path + [pieces], most: most, &holes)
    }
    if holes.count == before { covered.insert(node) }
  }

  /// Pieces together where the same rules are left.
  private mutating func groups(
    of pieces: [Int], axis: Int, rules: RuleSet
  ) -> [(RuleSet, [Int])] {
    var places: [RuleSet: Int] = [:]
    var groups: [(RuleSet, [Int])] = []
    stepsLeft -= pieces.count
    for piece in pieces {
      let left = rules.intersection(covers[axis][piece])
      if let place = places[left] {
        groups[place].1.append(piece)
      } else {
        places[left] = groups.count
        groups.append((left, [piece]))
      }
    }
    return groups
  }
}
