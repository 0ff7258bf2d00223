import Kernel

extension Schedule {
  /// What whoever reads the table has to know about figures that may still change, in Spanish.
  public func notes(by market: Market = .unknown) -> [String] {
    [rateNote(by: market), ivaNote(by: market)].compactMap { $0 }
  }

  /// The warning is that of the official estado de cuenta for a variable rate.
  private func rateNote(by market: Market) -> String? {
    guard let floating = terms.floating else { return nil }
    let first = (try? rateChanges(by: market))?.first
    let now = first.map { ". Al inicio, \($0.words(floating, by: market))" } ?? ""
    return "Tasa variable: \(floating.words)\(now). Cada revisión usa el último valor publicado; "
      + "las que aún no llegan, el último conocido. El CAT supone la tasa inicial. "
      + "Al ser tu crédito de tasa variable, los intereses pueden aumentar."
  }

  private func ivaNote(by market: Market) -> String? {
    guard terms.iva?.interestBase == .real else { return nil }
    let open = installments.filter {
      $0.interestIVA.isPositive && $0.realInterest(by: market.udi, rounding: terms.rounding) == nil
    }
    guard let first = open.first else { return nil }
    let which = open.count == installments.count ? "" : " desde el pago \(first.number)"
    return "El IVA de los intereses es provisional\(which): falta la UDI de esos periodos y se "
      + "muestra sobre todo el interés, lo más que puede ser."
  }
}
