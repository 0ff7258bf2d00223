import Kernel

extension RowPlan {
  /// Where a payment of principal and interest comes from.
  func paymentWords(_ amount: Money) -> String {
    switch terms.method {
    case .level: levelWords(amount, leaving: .zero)
    case .balloon(let balloon):
      levelWords(amount, leaving: balloon.of(principal, rounding: terms.rounding))
    case .stepped(let change, let every):
      SteppedWords(
        plan: self, steps: SteppedInstallments(terms: terms, change: change, every: every)
      ).words(amount)
    case .fixedPayment: "pago fijo acordado"
    case .payments: "pago acordado"
    case .flat, .equalPrincipal, .principalShares, .principals, .interestOnly, .bullet:
      "capital más intereses"
    }
  }

  /// What is lent ÷ what so many payments of one peso are worth today.
  private func levelWords(_ amount: Money, leaving balloon: Money) -> String {
    let annuity = Annuity(terms: terms, periods: periods)
    let quotient = ShownQuotient(plan: self, [annuity.sum, annuity.last]) { shown, one in
      let owed = Int128(principal.minorUnits) * one - Int128(balloon.minorUnits) * shown[1]
      return (owed, by: shown[0])
    }
    let (sum, last) = (quotient.texts[0], quotient.texts[1])
    let lent =
      balloon.isZero
      ? principal.text
      : "(\(principal.text) − \(last == "1" ? balloon.text : "\(balloon.text) × \(last)"))"
    let rounding = roundingWords(
      quotient.numerator, by: quotient.denominator, to: amount, remainder)
    guard annuity.last != Annuity.one else {
      return "pago nivelado: \(lent) ÷ \(sum) pagos\(rounding)"
    }
    let end = balloon.isZero ? "" : "; \(last) es el del último, que trae además el pago final"
    return "pago nivelado: \(lent) ÷ \(sum)\(rounding); \(sum) es la suma de los factores de "
      + "descuento de \(payingWords)\(end); \(factorWords)"
  }

  var payingWords: String { paying == 1 ? "un pago" : "los \(paying) pagos con capital" }

  /// How a payment's factor follows from the one before it.
  var factorWords: String {
    "cada factor es el anterior ÷ (1 + \(terms.annualRate.text) × \(timeWords)), desde 1"
  }

  private var timeWords: String {
    if terms.annuityBasis == .equalPeriods, let part = terms.frequency.periodOfYear {
      return "\(part.numerator) ÷ \(part.denominator)"
    }
    guard terms.dayCount != .actualActual else { return "los días del periodo ÷ los de su año" }
    let weights = Set(periods.filter { !$0.sparesPrincipal }.map(\.levelWeight))
    let days = weights.count == 1 ? "\(weights.first ?? 0) días" : "los días de su periodo"
    return "\(days) ÷ \(terms.dayCount.year)"
  }
}

/// Sums of factors with as few decimals as still give the payment: what is written is what anyone
/// who divides it again gets, to the centavo.
struct ShownQuotient {
  let numerator: Int128
  let denominator: Int128
  let texts: [String]

  /// The fewest that are shown, and all there are.
  private static let (placesMin, placesMax) = (5, 24)

  init(
    plan: RowPlan, _ sums: [Int128], _ quotient: ([Int128], Int128) -> (Int128, by: Int128)
  ) {
    let exact = quotient(sums, Annuity.one)
    let payment = plan.terms.agreed(exact.0, by: exact.by)
    let centavos = plan.centavos(exact.0, by: exact.by)
    (numerator, denominator) = exact
    for places in Self.placesMin..<Self.placesMax {
      let unit = Int128.powerOfTen(Self.placesMax - places)
      let shown = sums.map { ($0 + unit / 2) / unit }
      let tried = quotient(shown, .powerOfTen(places))
      guard tried.by > 0, plan.terms.agreed(tried.0, by: tried.by) == payment,
        plan.centavos(tried.0, by: tried.by) == centavos
      else { continue }
      texts = shown.map { Self.text($0, places: places) }
      return
    }
    texts = sums.map { Self.text($0, places: Self.placesMax) }
  }

  private static func text(_ number: Int128, places: Int) -> String {
    let one = Int128.powerOfTen(places)
    let (whole, part) = number.quotientAndRemainder(dividingBy: one)
    var decimals = String(part + one).dropFirst()
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return decimals.isEmpty ? "\(whole)" : "\(whole).\(decimals)"
  }
}
