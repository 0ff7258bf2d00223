/// Comma-separated values, RFC 4180, as spreadsheets save them: commas or semicolons, quotes, any
/// line ending.
struct CSV: Hashable {
  struct Line: Hashable {
    /// As the spreadsheet numbers it, from 1.
    let number: Int
    let fields: [String]
  }

  let lines: [Line]
  /// False where a quote was opened and never closed: what follows it was not read as lines.
  let isWhole: Bool

  /// UTF-8, or else what Spanish spreadsheets still write (Windows-1252, near enough Latin-1).
  init(_ bytes: [UInt8]) {
    let bare = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let text =
      String(validating: bare, as: UTF8.self)
      ?? String(String.UnicodeScalarView(bare.map { Unicode.Scalar($0) }))
    self.init(text)
  }

  init(_ text: String) {
    let first = text.prefix { !$0.isNewline }
    let separator: Character =
      first.filter { $0 == ";" }.count > first.filter { $0 == "," }.count ? ";" : ","
    var reader = Reader(separator: separator)
    for character in text { reader.take(character) }
    lines = reader.finished()
    isWhole = !reader.isQuoted
  }

  private struct Reader {
    let separator: Character
    var lines: [Line] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuote = false
    var number = 1

    mutating func take(_ character: Character) {
      if isQuoted { return takeQuoted(character) }
      if character == "\"" {
        // A doubled quote inside quotes is one quote.
        if wasQuote { field.append("\"") }
        isQuoted = true
        wasQuote = false
      } else if character == separator {
        endField()
      } else if character.isNewline {
        endLine()
      } else {
        wasQuote = false
        field.append(character)
      }
    }

    private mutating func takeQuoted(_ character: Character) {
      if character == "\"" {
        isQuoted = false
        wasQuote = true
      } else {
        field.append(character)
      }
    }

    private mutating func endField() {
      fields.append(field)
      field = ""
      wasQuote = false
    }

    private mutating func endLine() {
      endField()
      if fields != [""] { lines.append(Line(number: number, fields: fields)) }
      fields = []
      number += 1
    }

    mutating func finished() -> [Line] {
      if !field.isEmpty || !fields.isEmpty { endLine() }
      return lines
    }
  }
}
