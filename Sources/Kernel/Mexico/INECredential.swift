/// The electoral key printed on the voter's credential: 18 characters.
public struct ClaveDeElector: CheckedText {
  public let text: String

  public init(parsing typed: String) throws(Malformed) {
    let text = typed.compacted
    let characters = Array(text)
    guard characters.count == 18 else {
      throw Malformed("La clave de elector tiene 18 caracteres; escribiste \(text.count).")
    }
    let letters = characters[..<6].allSatisfy { ("A"..."Z").contains($0) }
    let digits = (characters[6..<14] + characters[15...]).allSatisfy { ("0"..."9").contains($0) }
    guard letters, digits, Sex(rawValue: String(characters[14])) != nil else {
      throw Malformed("La clave de elector tiene un carácter que no va en su lugar.")
    }
    let numbers = stride(from: 6, to: 14, by: 2).map { Int(String(characters[$0...$0 + 1])) ?? 0 }
    // Two-digit years: 2000 is a leap year, so no real 29 February is turned away.
    guard CalendarDate(year: 2000 + numbers[0], month: numbers[1], day: numbers[2]) != nil else {
      throw Malformed("La fecha dentro de la clave de elector no existe.")
    }
    // 87 and 88 are those born abroad.
    guard MexicanState(inegi: numbers[3]) != nil || [87, 88].contains(numbers[3]) else {
      throw Malformed("La clave de elector no trae una entidad válida.")
    }
    self.text = text
  }
}

/// The credential's own number: nine digits on the back, after IDMEX.
public struct CIC: CheckedText {
  public let text: String

  public init(parsing typed: String) throws(Malformed) {
    let text = typed.compacted.replacing("IDMEX", with: "")
    guard text.isASCIIDigits, text.count == 9 else {
      throw Malformed("El CIC tiene 9 dígitos; está al reverso, después de IDMEX.")
    }
    self.text = text
  }
}

/// The thirteen digits on the back: electoral section, then the citizen's identifier.
public struct OCR: CheckedText {
  public let text: String

  public init(parsing typed: String) throws(Malformed) {
    let text = typed.compacted
    guard text.isASCIIDigits, text.count == 13 else {
      throw Malformed("El OCR tiene 13 dígitos; está al reverso de la credencial.")
    }
    self.text = text
  }

  public var seccion: String { String(text.prefix(4)) }
  public var identificadorDelCiudadano: String { String(text.suffix(9)) }
}
