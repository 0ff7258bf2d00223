import Foundation

/// One form for what is stored to be searched and for what is typed to search it: *Muñoz* is
/// found by `munoz`.
public enum Search {
  /// Lower case, without accents, punctuation turned to single spaces.
  public static func normalized(_ text: String) -> String {
    let plain = text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
      .filter { $0.properties.generalCategory != .nonspacingMark }
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in plain {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.append(scalar)
      } else if scalar != "'" && scalar != "’" && !word.isEmpty {
        words.append(String(word))
        word.removeAll()
      }
    }
    if !word.isEmpty { words.append(String(word)) }
    return words.joined(separator: " ")
  }
}
