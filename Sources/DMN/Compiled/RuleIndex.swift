/// Which rules of a table match, known beforehand as far as their cells are tests by constants: by
/// the place of each input's value, sixty-four rules at a time are a word that has a bit for each.
/// What it takes grows with the number of cells alone.
struct RuleIndex: Sendable {
  private let columns: [ColumnPlaces]
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
    let columns = (0..<width).map { input in
      ColumnPlaces(rules.flatMap { $0[input].plainTests ?? [] })
    }
    var (parts, starts, words) = ([Part](), [Int](), [UInt64]())
    for first in stride(from: 0, to: rules.count, by: Self.size) {
      let block = rules[first..<min(first + Self.size, rules.count)]
      for (input, column) in columns.enumerated() {
        let (part, runs) = Self.part(block.map { $0[input] }, column)
        parts.append(part)
        parts[parts.count - 1].runs = starts.count..<starts.count + runs.count
        starts += runs.map(\.start)
        words += runs.map(\.word)
      }
    }
    (self.columns, self.parts, self.starts, self.words) = (columns, parts, starts, words)
    ruleCount = rules.count
  }

  private static func part(
    _ cells: [CompiledCell], _ column: ColumnPlaces
  ) -> (Part, [(start: Int, word: UInt64)]) {
    var part = Part()
    // Where a rule begins or ceases to match, its bit turns.
    var turns: [(place: Int, bit: UInt64)] = []
    for (rule, cell) in cells.enumerated() {
      let bit = UInt64(1) << UInt64(rule)
      if cell.tests.isEmpty { part.indifferent |= bit }
      let matching = cell.places(in: column)
      if matching == nil { part.asked |= bit }
      for range in matching ?? [column.all] {
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
    let places = columns.indices.map { columns[$0].place(of: given[$0]) }
    for first in stride(from: 0, to: ruleCount, by: Self.size) {
      var (left, asked) = candidates(from: first, places)
      while left != 0 {
        let bit = left & ~(left - 1)
        left ^= bit
        let rule = first + bit.trailingZeroBitCount
        if asked & bit != 0, !matches(rule, bit, places, asking: holds) { continue }
        guard goesOn(rule) else { return }
      }
    }
  }

  /// Those of sixty-four rules that no constant rules out, and those of which a cell is to ask.
  private func candidates(
    from first: Int, _ places: [Int?]
  ) -> (rules: UInt64, asked: UInt64) {
    let count = min(Self.size, ruleCount - first)
    var rules = UInt64.max >> UInt64(Self.size - count)
    var asked: UInt64 = 0
    for input in places.indices where rules != 0 {
      let part = parts[first / Self.size * places.count + input]
      asked |= places[input] == nil ? ~part.indifferent : part.asked
      if let place = places[input] { rules &= word(at: place, in: part.runs) }
    }
    return (rules, asked)
  }

  private func word(at place: Int, in runs: Range<Int>) -> UInt64 {
    var (low, high) = (runs.lowerBound, runs.upperBound - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= place { low = middle } else { high = middle - 1 }
    }
    return words[low]
  }

  private func matches(
    _ rule: Int, _ bit: UInt64, _ places: [Int?], asking holds: (Int, Int) -> Bool
  ) -> Bool {
    places.indices.allSatisfy { input in
      let part = parts[rule / Self.size * places.count + input]
      let asked = places[input] == nil ? ~part.indifferent : part.asked
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
  fileprivate func places(in column: ColumnPlaces) -> [Range<Int>]? {
    guard let plainTests else { return nil }
    guard let first = plainTests.first else { return [column.all] }
    let matching = plainTests.map { column.places(where: $0) }.merged
    guard isNegated else { return matching }
    // Of two kinds at once nothing is told: one of the tests cannot tell.
    let told = column.places(toldBy: first)
    guard plainTests.allSatisfy({ column.places(toldBy: $0) == told }) else { return nil }
    let holdsForNull = holds(for: .null, .empty, Evaluation()) == true
    return (holdsForNull ? [ColumnPlaces.null..<ColumnPlaces.null + 1] : [])
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
