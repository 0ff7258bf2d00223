/// A Mexican bank account as SPEI writes it: bank 3, plaza 3, account 11, control 1.
public struct CLABE: CheckedText {
  public let text: String

  public init(parsing typed: String) throws(Malformed) {
    let text = typed.compacted
    guard text.isASCIIDigits else { throw Malformed("La CLABE solo lleva números.") }
    guard text.count == 18 else {
      throw Malformed("La CLABE tiene 18 dígitos; escribiste \(text.count).")
    }
    guard text.last == Self.controlDigit(of: text.dropLast()) else {
      throw Malformed("El último dígito de la CLABE no corresponde. Revisa cada número.")
    }
    self.text = text
  }

  /// A new account of ours: the control digit is computed.
  public static func make(bank: Int, plaza: Int, account: Int) -> CLABE {
    precondition(
      (0...999).contains(bank) && (0...999).contains(plaza)
        && (0...99_999_999_999).contains(account), "each part fits its place")
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    let stem = padded(bank, 3) + padded(plaza, 3) + padded(account, 11)
    return CLABE(unchecked: stem + String(controlDigit(of: stem)))
  }

  private init(unchecked text: String) { self.text = text }
}

extension CLABE {
  public var bankCode: String { String(text.prefix(3)) }
  public var plaza: String { String(text.dropFirst(3).prefix(3)) }
  public var account: String { String(text.dropFirst(6).prefix(11)) }
  /// Nil where the prefix is not in the table.
  public var bank: Bank? { Bank.withCode(bankCode) }
  /// Grouped as banks print it: `646 180 11040000000 7`.
  public var grouped: String { "\(bankCode) \(plaza) \(account) \(text.suffix(1))" }

  /// Weights 3, 7, 1 repeated, each product modulo 10.
  public static func controlDigit(of first17: some StringProtocol) -> Character {
    let weights = [3, 7, 1]
    let sum = first17.enumerated().reduce(0) { sum, place in
      sum + (place.element.wholeNumberValue ?? 0) * weights[place.offset % 3] % 10
    }
    return Character(String((10 - sum % 10) % 10))
  }
}
