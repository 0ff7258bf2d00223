/// The tax registry's key: 13 characters for a person, 12 for a company.
public struct RFC: CheckedText {
  public enum Kind: String, Hashable, Sendable, Codable {
    case fisica, moral
  }

  public let text: String

  public init(parsing typed: String) throws(Malformed) {
    let text = typed.compacted
    guard text.count == 12 || text.count == 13 else {
      throw Malformed(
        "El RFC tiene 13 caracteres (12 si es de una empresa); escribiste \(text.count).")
    }
    let name = text.count - 9
    let characters = Array(text)
    let letters = characters[..<name].allSatisfy { ("A"..."Z").contains($0) || "Ñ&".contains($0) }
    let digits = characters[name..<(name + 6)].allSatisfy { ("0"..."9").contains($0) }
    let homoclave = characters[(name + 6)..<(name + 8)].allSatisfy {
      ("A"..."Z").contains($0) || ("0"..."9").contains($0)
    }
    guard letters, digits, homoclave, "0123456789A".contains(characters[name + 8]) else {
      throw Malformed("El RFC tiene un carácter que no va en su lugar.")
    }
    guard Self.isRealDate(String(characters[name..<(name + 6)])) else {
      throw Malformed("La fecha dentro del RFC no existe.")
    }
    self.text = text
  }

  public static let publicoEnGeneral = RFC(unchecked: "XAXX010101000")
  public static let residenteEnElExtranjero = RFC(unchecked: "XEXX010101000")

  private init(unchecked text: String) { self.text = text }
}

extension RFC {
  public var kind: Kind { text.count == 13 ? .fisica : .moral }
  public var isGeneric: Bool { self == .publicoEnGeneral || self == .residenteEnElExtranjero }
  public var homoclave: String { String(text.suffix(3).dropLast()) }

  /// Some live RFCs carry another digit than the rule gives, so this warns and never refuses.
  public var checkDigitWarning: String? {
    guard !isGeneric, text.last != Self.checkDigit(of: text.dropLast()) else { return nil }
    return "El último carácter del RFC no es el esperado. Compáralo con tu constancia del SAT."
  }

  /// Weights 13…2 modulo 11; a company's key is padded with a space on its left.
  public static func checkDigit(of text: some StringProtocol) -> Character {
    let padded = String(repeating: " ", count: max(0, 12 - text.count)) + text
    let sum = padded.enumerated().reduce(0) { sum, place in
      sum + (checkValues[place.element] ?? 0) * (13 - place.offset)
    }
    let rest = sum % 11
    return rest == 0 ? "0" : rest == 1 ? "A" : Character(String(11 - rest))
  }

  private static let checkValues = Dictionary(
    uniqueKeysWithValues: "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ".enumerated()
      .map { ($1, $0) })

  /// The year has two digits, so 29 February of 00 is taken as 2000's.
  private static func isRealDate(_ digits: String) -> Bool {
    let numbers = stride(from: 0, to: 6, by: 2).compactMap { Int(digits.dropFirst($0).prefix(2)) }
    return CalendarDate(year: 2000 + numbers[0], month: numbers[1], day: numbers[2]) != nil
  }
}
