import Foundation

/// The words of a name as the population registry and the SAT take letters from them.
enum NameLetters {
  static let particles: Set<String> = [
    "DA", "DAS", "DE", "DEL", "DER", "DI", "DIE", "DD", "EL", "LA", "LOS", "LAS", "LE", "LES",
    "MAC", "MC", "VAN", "VON", "Y",
  ]

  private static let passedOver: Set<String> = ["MARIA", "MA", "MA.", "M", "M.", "JOSE", "J", "J."]

  /// Upper case, accents and diaeresis gone, Ñ kept: it is a letter of its own.
  static func plain(_ name: String) -> String {
    let kept = name.uppercased().precomposedStringWithCanonicalMapping
      .replacing("Ñ", with: "\u{1}")
    let bare = kept.decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
    return String(String.UnicodeScalarView(bare)).replacing("\u{1}", with: "Ñ")
  }

  /// The words that count; a surname made of particles alone keeps its last word.
  static func words(_ name: String) -> [String] {
    let all = plain(name).split(whereSeparator: \.isWhitespace).map(String.init)
    let counted = all.filter { !particles.contains($0) }
    return counted.isEmpty ? Array(all.suffix(1)) : counted
  }

  /// The first word of a surname; empty where there is none.
  static func surname(_ name: String?) -> String { words(name ?? "").first ?? "" }

  /// The first given name, or the second after a María or a José.
  static func given(_ names: String) -> String {
    let words = words(names)
    guard let first = words.first else { return "" }
    return words.count > 1 && passedOver.contains(first) ? words[1] : first
  }

  static func isVowel(_ letter: Character) -> Bool { "AEIOU".contains(letter) }

  static func isConsonant(_ letter: Character) -> Bool {
    letter.isLetter && !isVowel(letter)
  }
}
