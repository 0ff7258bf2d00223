import Kernel

/// Where the payment of a step comes from: the first from the loan, and the others from the first.
struct SteppedWords {
  let plan: RowPlan
  let steps: SteppedInstallments

  func words(_ amount: Money) -> String {
    let step = steps.steps(plan.periods)[plan.place]
    return switch steps.change {
    case .share(let rate): step == 0 ? first(amount, by: rate) : grown(amount, by: rate, step)
    case .amount(let change): step == 0 ? first(amount, adding: change) : added(change, step)
    }
  }

  private func first(_ amount: Money, by rate: Rate) -> String {
    let growths = (try? steps.growths(by: rate, steps: steps.steps(plan.periods))) ?? []
    let sum = Annuity(terms: plan.terms, periods: plan.periods, growing: growths).sum
    let quotient = ShownQuotient(plan: plan, [sum]) { shown, one in
      (Int128(plan.principal.minorUnits) * one, by: shown[0])
    }
    let text = quotient.texts[0]
    return "primer escalón: \(plan.principal.text) ÷ \(text)\(rounding(quotient, amount)); "
      + "\(text) es la suma de los factores de descuento de \(plan.payingWords), cada uno por "
      + "\(growth(rate)) tantas veces como escalones lleva; \(plan.factorWords)"
  }

  private func grown(_ amount: Money, by rate: Rate, _ step: Int) -> String {
    let growths = (try? steps.growths(by: rate, steps: steps.steps(plan.periods))) ?? []
    let growth = growths.isEmpty ? Growth.one : growths[plan.place]
    let first = plan.firstPayment
    let rounding = plan.roundingWords(
      Int128(first.minorUnits) * growth, by: Growth.one, to: amount, plan.remainder)
    return "\(first.text) × \(self.growth(rate))\(step.asPower)\(rounding)\(source(first))"
  }

  private func first(_ amount: Money, adding change: Money) -> String {
    let factors = Annuity.factors(terms: plan.terms, periods: plan.periods)
    let worth = zip(steps.steps(plan.periods), factors).reduce(Int128(0)) {
      $0 + Int128($1.0) * $1.1
    }
    let quotient = ShownQuotient(plan: plan, [factors.reduce(0, +), worth]) { shown, one in
      (
        Int128(plan.principal.minorUnits) * one - Int128(change.minorUnits) * shown[1],
        by: shown[0]
      )
    }
    let (sum, late) = (quotient.texts[0], quotient.texts[1])
    let lent = plan.principal.text
    let owed = worth == 0 ? lent : "(\(lent) \(change.signed) × \(late))"
    let each =
      worth == 0 ? "" : "; \(late) es la misma suma con cada factor por los escalones que lleva"
    return "primer escalón: \(owed) ÷ \(sum)\(rounding(quotient, amount)); \(sum) es la suma de "
      + "los factores de descuento de \(plan.payingWords)\(each); \(plan.factorWords)"
  }

  private func added(_ change: Money, _ step: Int) -> String {
    let first = plan.firstPayment
    let sign = change.isNegative ? "−" : "+"
    return "\(first.text) \(sign) \(step) × \(change.magnitude.text)\(source(first))"
  }

  private func source(_ first: Money) -> String {
    "; \(first.text) es el pago del primer escalón, ya redondeado"
  }

  private func rounding(_ quotient: ShownQuotient, _ amount: Money) -> String {
    plan.roundingWords(quotient.numerator, by: quotient.denominator, to: amount, plan.remainder)
  }

  /// `(1 + 5%)`.
  private func growth(_ rate: Rate) -> String {
    let sign = rate < .zero ? "−" : "+"
    return "(1 \(sign) \(Rate(millionths: Int64(rate.millionths.magnitude)).text))"
  }
}

extension Money {
  fileprivate var magnitude: Money { isNegative ? -self : self }

  /// Taken away from something: `− $200.00`, or `+` where it is less than nothing.
  fileprivate var signed: String { "\(isNegative ? "+" : "−") \(magnitude.text)" }
}

extension Int {
  /// `²`; nothing for once.
  fileprivate var asPower: String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return self == 1 ? "" : String(String(self).compactMap(\.wholeNumberValue).map { digits[$0] })
  }
}
