import Kernel

/// Payments that change by steps: harvests that grow, an income that will rise.
struct SteppedInstallments: InstallmentPlan {
  let terms: LoanTerms
  let change: StepChange
  /// Instalments of each step.
  let every: Int

  /// Factors and the discounts that weigh them are kept to twelve decimals.
  private static let one: Int128 = 1_000_000_000_000
  private static let growthMax: Int128 = one * 1_000_000

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    guard every >= 1 else { throw .methodDoesNotFit }
    switch change {
    case .share(let rate): return try growing(by: rate, principal, periods)
    case .amount(let step): return try adding(step, principal, periods)
    }
  }

  private func growing(
    by rate: Rate, _ principal: Money, _ periods: ArraySlice<Period>
  ) throws(TermsRefused) -> [Ask] {
    let million = Int128(Rate.one.millionths)
    let growth = million + Int128(rate.millionths)
    guard growth > 0 else { throw .methodDoesNotFit }
    var factors: [Int128] = []
    var factor = Self.one
    for index in 0..<periods.count {
      if index > 0, index % every == 0 { factor = factor * growth / million }
      guard factor > 0, factor < Self.growthMax else { throw .methodDoesNotFit }
      factors.append(factor)
    }
    let discounts = discounts(of: periods).map { $0 / Self.one }
    let worth = zip(factors, discounts).reduce(Int128(0)) { $0 + $1.0 * $1.1 }
    guard worth > 0 else { throw .methodDoesNotFit }
    let first = terms.rounding.divide(
      Int128(principal.minorUnits) * Self.one * Self.one, by: worth)
    return factors.map { .payment(terms.agreed(Int128(first) * $0, by: Self.one)) }
  }

  private func adding(
    _ step: Money, _ principal: Money, _ periods: ArraySlice<Period>
  ) throws(TermsRefused) -> [Ask] {
    let discounts = discounts(of: periods)
    var worth = Int128(0)
    var sum = Int128(0)
    for (index, discount) in discounts.enumerated() {
      worth += Int128(index / every) * discount
      sum += discount
    }
    let owed = Int128(principal.minorUnits) * Annuity.one - Int128(step.minorUnits) * worth
    let first = terms.agreed(owed, by: sum)
    let payments = periods.indices.map { first + step * (($0 - periods.startIndex) / every) }
    guard payments.allSatisfy({ !$0.isNegative }) else { throw .methodDoesNotFit }
    return payments.map { .payment($0) }
  }

  private func discounts(of periods: ArraySlice<Period>) -> [Int128] {
    Annuity.factors(terms: terms, periods: periods)
  }
}
