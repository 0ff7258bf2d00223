/// What stands before the colons of a FEEL text: the keys of its contexts, and a few names more
/// that do no harm, as those of parameters. None where it cannot be read.
struct KeysOfText {
  /// From where each may begin.
  private let runs: [ArraySlice<Token>]
  /// Whether `context` is named, which makes a context of texts.
  let namesContext: Bool

  init(_ text: String) {
    let mayTell = text.contains(":") || text.contains("context")
    let tokens = mayTell ? (try? Lexer.tokens(text)) ?? [] : []
    namesContext = tokens.contains { $0.kind == .name && $0.text == "context" }
    var (runs, start) = ([ArraySlice<Token>](), tokens.startIndex)
    for (place, token) in tokens.enumerated() where token.kind == .symbol {
      guard ["{", ",", "(", ":"].contains(token.text) else { continue }
      if token.text == ":" { runs.append(tokens[start..<place].suffix(KnownNames.mostTokens)) }
      start = place + 1
    }
    self.runs = runs
  }

  /// Those of several words, which no more than names and numbers make.
  var ofWords: [String] {
    runs.compactMap { run in
      let words = run.reversed().prefix { $0.kind == .name || $0.kind == .number }.reversed()
      return words.count > 1 ? words.map(\.text).joined(separator: " ") : nil
    }
  }

  /// Whatever a key may be, wherever in its run it begins.
  var possible: [String] {
    runs.flatMap { run in
      run.indices.map { run[$0...].map(\.text).joined(separator: " ") }
    }
  }
}
