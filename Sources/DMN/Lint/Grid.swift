/// A table's rules as pieces of its inputs' axes.
struct Grid {
  let axes: [Axis]
  /// By axis and piece, the rules that may hold there.
  let possible: [[RuleSet]]
  /// The same, those that surely hold.
  let sure: [[RuleSet]]
  let ruleCount: Int

  init(axes: [Axis], regions: [[Region]], ruleCount: Int) {
    self.axes = axes
    self.ruleCount = ruleCount
    let answers = zip(axes, regions).map { axis, column in
      axis.pieces.map { piece in column.map { $0.holds(for: piece) } }
    }
    func sets(_ counts: (Bool?) -> Bool) -> [[RuleSet]] {
      answers.map { axis in
        axis.map { piece in
          RuleSet(piece.indices.filter { counts(piece[$0]) }, of: ruleCount)
        }
      }
    }
    possible = sets { $0 != false }
    sure = sets { $0 == true }
  }

  var rules: RuleSet { RuleSet(0..<ruleCount, of: ruleCount) }
  var everywhere: Sweep.Box { axes.map { Array($0.pieces.indices) } }

  /// Where the rule may hold.
  func box(of rule: Int) -> Sweep.Box {
    possible.map { axis in axis.indices.filter { axis[$0].contains(rule) } }
  }

  /// Where it surely holds.
  func sureBox(of rule: Int) -> Sweep.Box {
    sure.map { axis in axis.indices.filter { axis[$0].contains(rule) } }
  }

  func neverMatches(_ rule: Int) -> Bool { box(of: rule).contains(where: \.isEmpty) }
}
