/// What stands before a document's first element, told from the others byte by byte: what looks
/// like one sign to a person may be several to XML.
struct XMLProlog {
  /// The whole document, without a byte order mark. It says nothing of another encoding, since it
  /// was already read as text: what it says would be believed.
  private(set) var bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    blankEncoding()
  }

  /// `encoding="ISO-8859-1"` in the declaration becomes spaces: places stay as they are.
  private mutating func blankEncoding() {
    guard bytes.starts(with: "<?xml".utf8), bytes.count > 5, bytes[5].isXMLSpace,
      let end = bytes.firstRange(of: Array("?>".utf8)),
      let word = bytes[..<end.lowerBound].firstRange(of: Array("encoding".utf8))
    else { return }
    let isQuote: (UInt8) -> Bool = { $0 == 34 || $0 == 39 }
    guard let open = bytes[word.upperBound..<end.lowerBound].firstIndex(where: isQuote),
      let close = bytes[(open + 1)..<end.lowerBound].firstIndex(of: bytes[open])
    else { return }
    for place in word.lowerBound...close where !bytes[place].isXMLSpace { bytes[place] = 32 }
  }

  var hasDocumentType: Bool {
    var rest = bytes[...]
    while let start = rest.firstIndex(of: 60) {
      rest = rest[start...]
      if rest.starts(with: "<!DOCTYPE".utf8) { return true }
      let end =
        rest.starts(with: "<!--".utf8) ? "-->" : rest.starts(with: "<?".utf8) ? "?>" : nil
      guard let end, let close = rest.firstRange(of: Array(end.utf8)) else { return false }
      rest = rest[close.upperBound...]
    }
    return false
  }

  /// Whether one says nothing, as `<?p?>` does: Foundation's parser takes the server down with it.
  /// One that is only quoted is told too, rather than one missed.
  var hasEmptyInstruction: Bool {
    bytes.indices.dropLast(2).contains { start in
      guard bytes[start] == 60, bytes[start + 1] == 63 else { return false }
      let rest = bytes[(start + 2)...].drop { $0 != 63 && !$0.isXMLSpace }
      return rest.drop { $0.isXMLSpace }.starts(with: "?>".utf8)
    }
  }
}
