/// What went wrong, as a sentence with gaps for what it is about. It is written in English where
/// it happens, and `Told.sentences` has it in Spanish: for people it is told with `words`.
public struct Told: Hashable, Sendable {
  /// With a `%` for each part.
  let sentence: String
  let parts: [String]

  /// A sign that no sentence and few names have stands for each part.
  static let gap: Character = "%"

  public var english: String { filled(sentence, parts) }

  /// In the Spanish of Mexico; a sentence that has none stays as it is.
  public var words: String {
    filled(Self.sentences[sentence] ?? sentence, parts.map(Self.inSpanish))
  }

  /// A name stays, in the quotes that Spanish has.
  private static func inSpanish(_ part: String) -> String {
    if let words = parts[part] { return words }
    guard part.hasPrefix("“"), part.hasSuffix("”") else { return part }
    return part.replacing("“", with: "«").replacing("”", with: "»")
  }

  private func filled(_ sentence: String, _ parts: [String]) -> String {
    guard !parts.isEmpty else { return sentence }
    var rest = parts[...]
    return sentence.reduce(into: "") { text, character in
      if character == Self.gap, let part = rest.popFirst() {
        text += part.beginning
      } else {
        text.append(character)
      }
    }
  }
}

extension String {
  /// For messages: as much of it as a person reads.
  var beginning: String {
    let start = prefix(200)
    return start.endIndex == endIndex ? self : start.dropLast() + "…"
  }
}

extension Told: ExpressibleByStringInterpolation {
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sentence = ""
    fileprivate var parts: [String] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { sentence += literal }

    public mutating func appendInterpolation(_ part: some CustomStringConvertible) {
      sentence.append(Told.gap)
      parts.append(part.description)
    }
  }

  public init(stringLiteral sentence: String) {
    self.sentence = sentence
    parts = []
  }

  public init(stringInterpolation written: StringInterpolation) {
    sentence = written.sentence
    parts = written.parts
  }
}
