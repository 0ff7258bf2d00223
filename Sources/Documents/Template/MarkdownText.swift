/// Words on their way into Markdown.
enum MarkdownText {
  /// Written so that Markdown reads it as plain words: each mark of its grammar is escaped and
  /// line breaks become spaces.
  static func literal(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.count + 8)
    for character in text {
      if character.isNewline {
        escaped.append(" ")
      } else {
        if marks.contains(character) { escaped.append("\\") }
        escaped.append(character)
      }
    }
    return escaped
  }

  private static let marks: Set<Character> = Set("\\`*_{}[]()#+-.!|<>&~=:\"'^")
}
