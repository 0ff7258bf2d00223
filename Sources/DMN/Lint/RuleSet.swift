/// Which rules of a table, by their places from 0.
struct RuleSet: Hashable {
  private var words: [UInt64]

  /// None of so many.
  init(of count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  init(_ places: some Sequence<Int>, of count: Int) {
    self.init(of: count)
    for place in places { insert(place) }
  }

  mutating func insert(_ place: Int) { words[place / 64] |= 1 << UInt64(place % 64) }

  func contains(_ place: Int) -> Bool { words[place / 64] & 1 << UInt64(place % 64) != 0 }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func intersection(_ other: RuleSet) -> RuleSet {
    var common = self
    for place in words.indices { common.words[place] &= other.words[place] }
    return common
  }

  func intersects(_ other: RuleSet) -> Bool {
    zip(words, other.words).contains { $0 & $1 != 0 }
  }

  /// From the first.
  var places: [Int] { (0..<words.count * 64).filter(contains) }
}
