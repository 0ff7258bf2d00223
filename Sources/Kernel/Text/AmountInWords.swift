extension Money {
  /// As pagarés and receipts write it: *un mil doscientos treinta y cuatro pesos 56/100 M.N.*
  public var amountInWords: String {
    precondition(minorUnits >= 0, "only an amount that is owed or paid is written in words")
    let (pesos, cents) = minorUnits.quotientAndRemainder(dividingBy: 100)
    let isRoundMillions = pesos >= 1_000_000 && pesos % 1_000_000 == 0
    let unit = pesos == 1 ? "peso" : isRoundMillions ? "de pesos" : "pesos"
    return "\(SpanishNumber.words(pesos)) \(unit) \(DateText.two(Int(cents)))/100 M.N."
  }
}

/// Whole numbers in Spanish, apocopated as they stand before a masculine noun.
public enum SpanishNumber {
  public static func words(_ number: Int64) -> String {
    precondition((0..<1_000_000_000_000).contains(number), "up to a billón")
    guard number > 0 else { return "cero" }
    let (millions, rest) = number.quotientAndRemainder(dividingBy: 1_000_000)
    var parts: [String] = []
    if millions > 0 {
      parts.append(thousands(Int(millions)) + (millions == 1 ? " millón" : " millones"))
    }
    if rest > 0 { parts.append(thousands(Int(rest))) }
    return parts.joined(separator: " ")
  }

  private static func thousands(_ number: Int) -> String {
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1_000)
    var parts: [String] = []
    if thousands > 0 { parts.append(hundreds(thousands) + " mil") }
    if rest > 0 { parts.append(hundreds(rest)) }
    return parts.joined(separator: " ")
  }

  private static func hundreds(_ number: Int) -> String {
    if number == 100 { return "cien" }
    let (hundred, rest) = number.quotientAndRemainder(dividingBy: 100)
    var parts: [String] = []
    if hundred > 0 { parts.append(hundredNames[hundred - 1]) }
    if rest > 0 { parts.append(tens(rest)) }
    return parts.joined(separator: " ")
  }

  private static func tens(_ number: Int) -> String {
    if number < 30 { return lowNames[number - 1] }
    let (ten, unit) = number.quotientAndRemainder(dividingBy: 10)
    return unit == 0 ? tenNames[ten - 3] : "\(tenNames[ten - 3]) y \(lowNames[unit - 1])"
  }

  private static let lowNames = [
    "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
    "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
    "veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis",
    "veintisiete", "veintiocho", "veintinueve",
  ]
  private static let tenNames = [
    "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
  ]
  private static let hundredNames = [
    "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos",
    "setecientos", "ochocientos", "novecientos",
  ]
}
