/// Nanoseconds of one call: the median of many runs, the two sides by turns so that a busy moment
/// weighs on both.
enum Stopwatch {
  private static let runs = 15
  private static let nanosecondsARun = 4_000_000

  static func medians(
    _ ours: () throws -> Int, _ theirs: () throws -> Int
  ) rethrows -> (ours: Int, theirs: Int) {
    let (mine, other) = (try warmUp(ours), try warmUp(theirs))
    var (left, right): ([Int], [Int]) = ([], [])
    for _ in 0..<runs {
      left.append(try run(ours, mine))
      right.append(try run(theirs, other))
    }
    return (left.sorted()[runs / 2], right.sorted()[runs / 2])
  }

  /// How many calls make a run, once the caches know the work.
  private static func warmUp(_ work: () throws -> Int) rethrows -> Int {
    var calls = 1
    while true {
      let each = try run(work, calls)
      if each * calls >= nanosecondsARun { return calls }
      calls *= 2
    }
  }

  private static func run(_ work: () throws -> Int, _ calls: Int) rethrows -> Int {
    let clock = ContinuousClock()
    var sum = 0
    let took = try clock.measure {
      for _ in 0..<calls { sum &+= try work() }
    }
    keep(sum)
    let parts = took.components
    return Int(parts.seconds) * 1_000_000_000 / calls
      + Int(parts.attoseconds / 1_000_000_000) / calls
  }

  /// Takes the result out of the optimizer's sight, so that no work is left undone.
  @inline(never) private static func keep(_ value: Int) { sink = value }
  nonisolated(unsafe) private static var sink = 0
}
