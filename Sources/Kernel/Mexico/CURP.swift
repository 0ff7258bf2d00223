/// The population registry's key of a person: 18 characters that tell birth date, sex and state.
public struct CURP: CheckedText {
  public let text: String
  public let birthDate: CalendarDate
  public let sex: Sex
  public let birthplace: Birthplace

  public init(parsing typed: String) throws(Malformed) {
    let text = typed.compacted
    guard text.count == 18 else {
      throw Malformed("La CURP tiene 18 caracteres; escribiste \(text.count).")
    }
    let characters = Array(text)
    guard Self.matchesPattern(characters) else {
      throw Malformed("La CURP tiene un carácter que no va en su lugar. Revísala en tu documento.")
    }
    guard let sex = Sex(rawValue: String(characters[10])) else {
      throw Malformed("El carácter 11 de la CURP debe ser H, M o X.")
    }
    guard let birthplace = Birthplace(rawValue: String(characters[11...12])) else {
      throw Malformed("Los caracteres 12 y 13 de la CURP no son un estado de nacimiento.")
    }
    guard let birthDate = Self.birthDate(characters) else {
      throw Malformed("La fecha de nacimiento dentro de la CURP no existe.")
    }
    guard characters[17] == Character(String(Self.checkDigit(of: text.dropLast()))) else {
      throw Malformed("El último dígito de la CURP no corresponde. Revisa cada carácter.")
    }
    self.text = text
    self.birthDate = birthDate
    self.sex = sex
    self.birthplace = birthplace
  }
}

extension CURP {
  /// What names, date, sex and place alone decide; the last two are assigned by the authority.
  public var first16: String { String(text.prefix(16)) }

  /// Weights 18…2 over an alphabet that counts the Ñ.
  public static func checkDigit(of first17: some StringProtocol) -> Int {
    let sum = first17.enumerated().reduce(0) { sum, place in
      sum + (alphabet[place.element] ?? 0) * (18 - place.offset)
    }
    return (10 - sum % 10) % 10
  }

  private static let alphabet = Dictionary(
    uniqueKeysWithValues: "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ".enumerated()
      .map { ($1, $0) })

  private static func matchesPattern(_ characters: [Character]) -> Bool {
    func letter(_ place: Int) -> Bool { ("A"..."Z").contains(characters[place]) }
    func digit(_ place: Int) -> Bool { ("0"..."9").contains(characters[place]) }
    return [0, 2, 3].allSatisfy(letter) && "AEIOUX".contains(characters[1])
      && (4...9).allSatisfy(digit)
      && (13...15).allSatisfy { letter($0) && !"AEIOU".contains(characters[$0]) }
      && (letter(16) || digit(16)) && digit(17)
  }

  /// The differentiator tells the century: a digit before 2000, a letter from then on.
  private static func birthDate(_ characters: [Character]) -> CalendarDate? {
    func number(_ place: Int) -> Int { Int(String(characters[place...place + 1])) ?? 0 }
    let century = ("0"..."9").contains(characters[16]) ? 1900 : 2000
    return CalendarDate(year: century + number(4), month: number(6), day: number(8))
  }
}
