/// A path and its query as the client wrote them, decoded once. Nil for what is never honest.
struct RequestPath {
  let path: String
  let query: Fields

  init?(_ target: String, limitBytes: Int) {
    guard target.utf8.count <= limitBytes, target.hasPrefix("/") else { return nil }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var words: [String] = []
    for raw in parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let word = URLEncoded.decode(raw, plusIsSpace: false), word != ".", word != "..",
        !word.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "/" || $0 == "\\" })
      else { return nil }
      words.append(word)
    }
    guard !words.dropLast().contains("") else { return nil }
    path = "/" + words.joined(separator: "/")
    query = parts.count == 2 ? URLEncoded.fields(parts[1]) : Fields()
  }
}
