/// Names that an expression may use. FEEL's names may have spaces and signs in them, so where one
/// ends depends on what is declared: the longest that fits is meant (10.3.1.3).
struct KnownNames: Sendable {
  private var byFirst: [String: Starting] = [:]

  /// Those that begin with one token.
  private struct Starting: Sendable {
    /// The name of that token alone.
    var alone: String?
    /// Of the others, the longest first.
    var lengths: [Int] = []
    var names: [[String]: String] = [:]
  }

  /// No name is longer.
  static let mostTokens = 64

  init(_ names: some Sequence<String> = []) {
    for name in names { insert(name) }
  }

  mutating func insert(_ name: String) {
    guard let tokens = try? Lexer.tokens(name).dropLast().map(\.text), let first = tokens.first,
      tokens.count <= Self.mostTokens
    else { return }
    var starting = byFirst[first] ?? Starting()
    if tokens.count == 1 {
      starting.alone = name.normalizedName
    } else {
      if !starting.lengths.contains(tokens.count) {
        let place = starting.lengths.firstIndex { $0 < tokens.count } ?? starting.lengths.count
        starting.lengths.insert(tokens.count, at: place)
      }
      starting.names[tokens] = name.normalizedName
    }
    byFirst[first] = starting
  }

  /// The longest name that the tokens begin with, and how many of them it takes.
  func longest(_ tokens: ArraySlice<Token>) -> (name: String, count: Int)? {
    guard let first = tokens.first, let starting = byFirst[first.text] else { return nil }
    for length in starting.lengths where length <= tokens.count {
      if let name = starting.names[tokens.prefix(length).map(\.text)] { return (name, length) }
    }
    return starting.alone.map { ($0, 1) }
  }
}

extension String {
  /// Without space at its ends, and one where there were several.
  var normalizedName: String {
    isPlain ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether no more than single spaces stand in it: most names, told without looking at each
  /// character. Beyond ASCII space is written with one of four bytes first.
  private var isPlain: Bool {
    var isAfterSpace = true
    for byte in utf8 {
      switch byte {
      case 0x20 where isAfterSpace, 0...0x1F, 0xC2, 0xE1, 0xE2, 0xE3: return false
      case _: isAfterSpace = byte == 0x20
      }
    }
    return !isAfterSpace
  }
}
