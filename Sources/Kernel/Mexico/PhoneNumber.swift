/// A Mexican telephone: ten digits, stored as E.164.
public struct PhoneNumber: CheckedText {
  /// The ten national digits.
  public let national: String

  public init(parsing typed: String) throws(Malformed) {
    let symbols = Set(" ()-–.+/")
    guard typed.allSatisfy({ symbols.contains($0) || $0.isWhitespace || $0.isWholeNumber }) else {
      throw Malformed("El teléfono solo lleva números.")
    }
    let digits = typed.filter { ("0"..."9").contains($0) }
    let isForeign = typed.contains("+") && !digits.hasPrefix("52")
    guard !isForeign else { throw Malformed("Escribe un teléfono de México, a 10 dígitos.") }
    let national = Self.withoutPrefix(digits)
    guard national.count == 10 else {
      throw Malformed("El teléfono tiene 10 dígitos; escribiste \(national.count).")
    }
    guard ("2"..."9").contains(national.first!) else {
      throw Malformed("El teléfono debe empezar con su clave de larga distancia (lada).")
    }
    self.national = national
  }

  /// E.164: `+525512345678`.
  public var text: String { "+52" + national }

  /// Grouped by area code: `55 1234 5678`, `999 123 4567`.
  public var display: String {
    let isShort = Self.twoDigitAreas.contains(String(national.prefix(2)))
    let cuts = isShort ? [2, 6] : [3, 6]
    let groups = [
      national.prefix(cuts[0]), national.dropFirst(cuts[0]).prefix(cuts[1] - cuts[0]),
      national.dropFirst(cuts[1]),
    ]
    return groups.joined(separator: " ")
  }

  private static let twoDigitAreas: Set<String> = ["55", "56", "33", "81"]

  /// Before August 2019 mobiles were dialled with a 1 after 52, and with 01, 044 or 045.
  private static func withoutPrefix(_ digits: String) -> String {
    let prefixes = [("521", 13), ("52", 12), ("044", 13), ("045", 13), ("01", 12), ("1", 11)]
    for (prefix, length) in prefixes where digits.count == length && digits.hasPrefix(prefix) {
      return String(digits.dropFirst(prefix.count))
    }
    return digits
  }
}
