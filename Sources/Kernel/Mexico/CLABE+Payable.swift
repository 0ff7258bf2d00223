extension CLABE {
  /// An account that money can be sent to on a day: of a bank that is known and still takes
  /// transfers.
  public init(payable typed: String, on today: CalendarDate) throws(Malformed) {
    let clabe = try CLABE(parsing: typed)
    guard let bank = clabe.bank else {
      throw Malformed("Los tres primeros dígitos no son de un banco que conozcamos.")
    }
    guard bank.operates(on: today) else {
      throw Malformed("\(bank.name) ya no recibe transferencias: hace falta otra cuenta.")
    }
    self = clabe
  }

  /// Enough to know it by and not enough to use it: `BBVA México, termina en 2345`.
  public var veiled: String {
    "\(bank?.name ?? "Banco \(bankCode)"), termina en \(text.suffix(4))"
  }
}
