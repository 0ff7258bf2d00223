/// Rules that say what one before them says, however they are spaced: whatever the hit policy is,
/// one of the two is too many, or counted twice.
struct Twins {
  /// By place, each with the first that says the same.
  private let first: [(rule: Int, of: Int)]

  init(of table: DecisionTable) {
    var known: [[String]: Int] = [:]
    first = table.rules.enumerated().compactMap { place, rule in
      let key = rule.tests.map { $0.tokens(blank: "-") } + rule.outputs.map { $0.tokens(blank: "") }
      if let twin = known[key] { return (place, twin) }
      known[key] = place
      return nil
    }
  }

  var matters: [Finding.Matter] { first.map { .duplicate(rule: $0.rule + 1, of: $0.of + 1) } }
  var later: [Int] { first.map(\.rule) }

  /// Whether a pair is told already.
  func tells(_ pair: [Int]) -> Bool { first.contains { pair.contains($0.rule) } }
}

extension String {
  /// As FEEL is read, without its spaces.
  fileprivate func tokens(blank: String) -> String {
    let text = allSatisfy(\.isWhitespace) ? blank : self
    guard let tokens = try? Lexer.tokens(text) else { return text }
    return tokens.map { "\($0.kind) \($0.text)" }.joined(separator: "\n")
  }
}
