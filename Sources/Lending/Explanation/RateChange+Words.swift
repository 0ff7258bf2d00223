import Kernel

extension RateChange {
  /// `19.75% = TIIE28 7.75% del 19 nov 2026 + 12%`, with what of the contract held it.
  func words(_ floating: FloatingRate, by market: Market) -> String {
    guard let index, let fixing else { return "\(rate.text), acordada hasta la primera revisión" }
    let isLast = market.indices[index]?.fixings.last == fixing && from > fixing.on
    let known = isLast ? ", último valor conocido," : ""
    let sign = floating.spread < .zero ? "−" : "+"
    let spread = Rate(millionths: Int64(floating.spread.millionths.magnitude)).text
    let multiple = floating.multiple.map { ", en múltiplos de \($0.of.text)" } ?? ""
    return
      "\(rate.text) = \(index) \(fixing.rate.text) del \(fixing.on.text)\(known) \(sign) \(spread)"
      + multiple + (limit.map { limitWords($0, floating) } ?? "")
  }

  private func limitWords(_ limit: Limit, _ floating: FloatingRate) -> String {
    switch limit {
    case .floor: ", y queda en la tasa mínima de \((floating.floor ?? .zero).text)"
    case .cap: ", y queda en la tasa máxima de \((floating.cap ?? rate).text)"
    case .changeMax: ", y cambia a lo más \((floating.changeMax ?? .zero).text) en cada revisión"
    }
  }
}

extension FloatingRate {
  /// `TIIE28 + 12%, de 20% a 60%, revisada cada 3 pagos`.
  var words: String {
    let sign = spread < .zero ? "−" : "+"
    let base =
      "\(indices.first ?? "") \(sign) "
      + Rate(millionths: Int64(spread.millionths.magnitude)).text
    let least = floor.map { ", mínima de \($0.text)" } ?? ""
    let most = cap.map { ", máxima de \($0.text)" } ?? ""
    return base + least + most + ", " + resets.words
  }
}

extension FloatingRate.Resets {
  fileprivate var words: String {
    switch self {
    case .every(let periods):
      periods == 1 ? "revisada en cada periodo" : "revisada cada \(periods) periodos"
    case .on(let dates):
      dates.isEmpty ? "sin revisiones" : "revisada en \(dates.count) fechas acordadas"
    }
  }
}

extension UDI {
  /// With the six decimals that Banxico publishes.
  var text: String {
    let (pesos, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
    return "\(pesos).\(String(rest + 1_000_000).dropFirst())"
  }
}
