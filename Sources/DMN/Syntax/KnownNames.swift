/// Names that an expression may use. FEEL's names may have spaces and signs in them, so where one
/// ends depends on what is declared: the longest that fits is meant (10.3.1.3).
struct KnownNames: Sendable {
  /// By the first token, the longest first.
  private var byFirst: [String: [Known]] = [:]

  private struct Known: Sendable {
    let tokens: [String]
    let name: String
  }

  init(_ names: some Sequence<String> = []) {
    for name in names { insert(name) }
  }

  mutating func insert(_ name: String) {
    guard let tokens = try? Lexer.tokens(name).dropLast().map(\.text), let first = tokens.first
    else { return }
    var known = byFirst[first, default: []]
    guard !known.contains(where: { $0.tokens == tokens }) else { return }
    let place = known.firstIndex { $0.tokens.count < tokens.count } ?? known.count
    known.insert(Known(tokens: tokens, name: name.normalizedName), at: place)
    byFirst[first] = known
  }

  mutating func formUnion(_ other: KnownNames) {
    for known in other.byFirst.values.joined() { insert(known.name) }
  }

  /// The longest name that the tokens begin with, and how many of them it takes.
  func longest(_ tokens: ArraySlice<Token>) -> (name: String, count: Int)? {
    guard let first = tokens.first, let known = byFirst[first.text] else { return nil }
    let found = known.first { known in
      tokens.count >= known.tokens.count && zip(tokens, known.tokens).allSatisfy { $0.text == $1 }
    }
    return found.map { ($0.name, $0.tokens.count) }
  }
}

extension String {
  /// Without space at its ends, and one where there were several.
  var normalizedName: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
