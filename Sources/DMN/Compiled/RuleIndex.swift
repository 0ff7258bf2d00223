/// Which rules of a table match, known beforehand as far as their cells are tests by constants: by
/// the place of each input's value, sixty-four rules at a time are a word that has a bit for each.
/// What it takes grows with the number of cells alone.
struct RuleIndex: Sendable {
  private let places: TablePlaces
  private let ruleCount: Int
  /// One for each sixty-four rules and, within them, each column.
  private let parts: [Part]
  /// From each place on, the rules that may match, until the next.
  private let starts: [Int]
  private let words: [UInt64]

  private struct Part: Sendable {
    /// Of `starts` and `words`.
    var runs = 0..<0
    /// Rules whose cell has to be asked, whatever the value.
    var asked: UInt64 = 0
    /// Rules whose cell holds for any value.
    var indifferent: UInt64 = 0
  }

  private static let size = 64

  /// How much there is in it.
  var wordCount: Int { words.count }

  init(_ rules: [[CompiledCell]], width: Int) {
    places = TablePlaces(
      (0..<width).map { input in rules.flatMap { $0[input].plainTests ?? [] } })
    var (parts, starts, words) = ([Part](), [Int](), [UInt64]())
    for first in stride(from: 0, to: rules.count, by: Self.size) {
      let block = rules[first..<min(first + Self.size, rules.count)]
      for input in 0..<width {
        var (part, runs) = Self.part(block.map { $0[input] }, places, input)
        part.runs = starts.count..<starts.count + runs.count
        parts.append(part)
        starts += runs.map(\.start)
        words += runs.map(\.word)
      }
    }
    (self.parts, self.starts, self.words) = (parts, starts, words)
    ruleCount = rules.count
  }

  private static func part(
    _ cells: [CompiledCell], _ places: TablePlaces, _ input: Int
  ) -> (Part, [(start: Int, word: UInt64)]) {
    var part = Part()
    // Where a rule begins or ceases to match, its bit turns.
    var turns: [(place: Int, bit: UInt64)] = []
    for (rule, cell) in cells.enumerated() {
      let bit = UInt64(1) << UInt64(rule)
      if cell.tests.isEmpty { part.indifferent |= bit }
      let matching = cell.places(among: places, in: input)
      if matching == nil { part.asked |= bit }
      for range in matching ?? [places.all(in: input)] {
        turns += [(range.lowerBound, bit), (range.upperBound, bit)]
      }
    }
    var runs: [(start: Int, word: UInt64)] = [(0, 0)]
    for turn in turns.sorted(by: { $0.place < $1.place }) {
      let word = runs[runs.count - 1].word ^ turn.bit
      if turn.place > runs[runs.count - 1].start { runs.append((turn.place, word)) }
      runs[runs.count - 1].word = word
    }
    return (part, runs)
  }
}

extension RuleIndex {
  /// Goes through the rules that match, from the first, as long as it is to.
  ///
  /// - Parameter holds: what a cell says that is no test by a constant, or of a value of a kind
  ///   that has no place. Where another cell of its rule settles it, it is not asked.
  func forEachMatch(
    of given: [FEELValue], asking holds: (_ rule: Int, _ input: Int) -> Bool,
    _ goesOn: (_ rule: Int) -> Bool
  ) {
    let found = given.indices.map { places.place(of: given[$0], in: $0) }
    for first in stride(from: 0, to: ruleCount, by: Self.size) {
      var (left, asked) = candidates(from: first, found)
      while left != 0 {
        let bit = left & ~(left - 1)
        left ^= bit
        let rule = first + bit.trailingZeroBitCount
        if asked & bit != 0, !matches(rule, bit, found, asking: holds) { continue }
        guard goesOn(rule) else { return }
      }
    }
  }

  /// Those of sixty-four rules that no constant rules out, and those of which a cell is to ask.
  private func candidates(
    from first: Int, _ found: [Int?]
  ) -> (rules: UInt64, asked: UInt64) {
    let count = min(Self.size, ruleCount - first)
    var rules = UInt64.max >> UInt64(Self.size - count)
    var asked: UInt64 = 0
    for input in found.indices where rules != 0 {
      let part = parts[first / Self.size * found.count + input]
      asked |= found[input] == nil ? ~part.indifferent : part.asked
      if let place = found[input] { rules &= word(at: place, in: part.runs) }
    }
    return (rules, asked)
  }

  private func word(at place: Int, in runs: Range<Int>) -> UInt64 {
    words[runs.first { starts[$0] > place } - 1]
  }

  private func matches(
    _ rule: Int, _ bit: UInt64, _ found: [Int?], asking holds: (Int, Int) -> Bool
  ) -> Bool {
    found.indices.allSatisfy { input in
      let part = parts[rule / Self.size * found.count + input]
      let asked = found[input] == nil ? ~part.indifferent : part.asked
      return asked & bit == 0 || holds(rule, input)
    }
  }
}

extension CompiledCell {
  /// Nil where one of its tests is of another kind.
  fileprivate var plainTests: [PlainTest]? {
    var plain: [PlainTest] = []
    for test in tests {
      guard case .plain(let test, _) = test else { return nil }
      plain.append(test)
    }
    return plain
  }

  /// The places of the values that it holds for, apart from each other; nil where it has to be
  /// asked.
  fileprivate func places(among places: TablePlaces, in column: Int) -> [Range<Int>]? {
    guard let plainTests else { return nil }
    guard let first = plainTests.first else { return [places.all(in: column)] }
    let matching = plainTests.map { places.places(where: $0, in: column) }.merged
    guard isNegated else { return matching }
    // Of two kinds at once nothing is told: one of the tests cannot tell.
    let told = places.places(toldBy: first, in: column)
    guard plainTests.allSatisfy({ places.places(toldBy: $0, in: column) == told }) else {
      return nil
    }
    let holdsForNull = holds(for: .null, .empty, Evaluation()) == true
    return (holdsForNull ? [TablePlaces.null..<TablePlaces.null + 1] : [])
      + matching.gaps(in: told)
  }
}

extension [Range<Int>] {
  /// In order, and apart from each other.
  fileprivate var merged: Self {
    var merged: Self = []
    for range in sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// Of what is merged: what lies between, within a whole.
  fileprivate func gaps(in whole: Range<Int>) -> Self {
    var (gaps, start) = (Self(), whole.lowerBound)
    for range in self {
      gaps.append(start..<range.lowerBound)
      start = range.upperBound
    }
    return (gaps + [start..<whole.upperBound]).filter { !$0.isEmpty }
  }
}
