import Foundation

/// A person's legal name as typed: accents, ñ, particles and hyphens stay.
public struct PersonName: Hashable, Sendable, Codable {
  public let names: String
  public let firstSurname: String
  /// Nil for those who have one surname.
  public let secondSurname: String?

  /// Nil where a part is empty, too long or holds what no name does.
  public init?(names: String, firstSurname: String, secondSurname: String? = nil) {
    guard let names = Self.tidy(names), let first = Self.tidy(firstSurname) else { return nil }
    let second = secondSurname.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
    if second.isEmpty {
      self.secondSurname = nil
    } else {
      guard let tidy = Self.tidy(second) else { return nil }
      self.secondSurname = tidy
    }
    self.names = names
    self.firstSurname = first
  }

  /// One part with single spaces; nil where it is not a name. Useful beside a single field.
  public static func tidy(_ typed: String) -> String? {
    let words = typed.precomposedStringWithCanonicalMapping
      .split(whereSeparator: \.isWhitespace)
    let text = words.joined(separator: " ")
    let lettersAndMarks = text.allSatisfy { $0.isLetter || " '’-.".contains($0) }
    guard (1...80).contains(text.count), lettersAndMarks, text.contains(where: \.isLetter)
    else { return nil }
    return text
  }
}

extension PersonName {
  /// Contracts and official documents: *Guadalupe Hernández Ruiz*.
  public var legalOrder: String { joined([names, firstSurname, secondSurname]) }
  /// Lists that sort: *Hernández Ruiz, Guadalupe*.
  public var listOrder: String { joined([firstSurname, secondSurname]) + ", " + names }
  /// The SAT's order, without a comma.
  var surnamesFirst: String { joined([firstSurname, secondSurname, names]) }

  /// The first given name, to greet.
  public var shortName: String { String(names.prefix { $0 != " " }) }

  /// For bureaus and blocked-person lists: no accents, no particles, surnames first.
  public var matchKey: String {
    let words = [firstSurname, secondSurname ?? "", names].flatMap(NameLetters.words)
    return Search.normalized(words.joined(separator: " "))
  }

  private func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension PersonName: CustomStringConvertible {
  public var description: String { legalOrder }
}
