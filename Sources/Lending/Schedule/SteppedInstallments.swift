import Kernel

/// Payments that change by steps: harvests that grow, an income that will rise. Periods that spare
/// principal count for no step.
struct SteppedInstallments {
  let terms: LoanTerms
  let change: StepChange
  /// Instalments of each step.
  let every: Int

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    guard periods.contains(where: { !$0.sparesPrincipal }) else {
      return PrincipalAtEnd.asks.list(over: periods)
    }
    let payments =
      switch change {
      case .share(let rate): try growing(by: rate, principal, periods)
      case .amount(let step): try adding(step, principal, periods)
      }
    guard payments.allSatisfy({ !$0.isNegative }) else { throw .methodDoesNotFit(.stepsTooSteep) }
    let asks = zip(periods, payments).map { period, payment in
      period.sparesPrincipal ? Ask.principal(.zero) : .payment(payment)
    }
    guard terms.installmentRounding.difference == .first else { return asks }
    return Leveling(terms: terms).inFirst(asks, of: principal, over: periods)
  }

  /// The first step is agreed; each of the others is the one before times the same.
  private func growing(
    by rate: Rate, _ principal: Money, _ periods: ArraySlice<Period>
  ) throws(TermsRefused) -> [Money] {
    let growths = try growths(by: rate, steps: steps(periods))
    let first =
      if let annuity = DigitAnnuity(terms: terms, periods: periods) {
        terms.agreed(annuity.payment(for: principal, growing: growths))
      } else {
        terms.agreed(
          Int128(principal.minorUnits) * Annuity.one,
          by: Annuity(terms: terms, periods: periods, growing: growths).sum)
      }
    return growths.map { terms.agreed(Int128(first.minorUnits) * $0, by: Growth.one) }
  }

  /// How many times the first payment each is.
  func growths(by rate: Rate, steps: [Int]) throws(TermsRefused) -> [Int128] {
    var growths: [Int128] = []
    var growth = Growth.one
    for (index, step) in steps.enumerated() {
      if index > 0, step > steps[index - 1] { growth = Growth.over(growth, by: rate) }
      guard growth > 0, growth <= Growth.most else { throw .methodDoesNotFit(.stepsTooSteep) }
      growths.append(growth)
    }
    return growths
  }

  private func adding(
    _ change: Money, _ principal: Money, _ periods: ArraySlice<Period>
  ) throws(TermsRefused) -> [Money] {
    let factors = Annuity.factors(terms: terms, periods: periods)
    let steps = steps(periods)
    let worth = zip(steps, factors).reduce(Int128(0)) { $0 + Int128($1.0) * $1.1 }
    let owed = Int128(principal.minorUnits) * Annuity.one
    let isFar = worth > 0 && Int128(change.minorUnits.magnitude) > 2 * owed / worth
    guard !isFar else { throw .methodDoesNotFit(.stepsTooSteep) }
    let first =
      if let annuity = DigitAnnuity(terms: terms, periods: periods) {
        terms.agreed(annuity.payment(for: principal, adding: change, steps: steps))
      } else {
        terms.agreed(owed - Int128(change.minorUnits) * worth, by: factors.reduce(0, +))
      }
    return steps.map { first + change * $0 }
  }

  /// The step of each period, from 0.
  func steps(_ periods: ArraySlice<Period>) -> [Int] {
    var paying = 0
    return periods.map { period in
      defer { paying += period.sparesPrincipal ? 0 : 1 }
      return paying / every
    }
  }
}

/// How many times the first payment a later one is, kept to eighteen decimals.
enum Growth {
  static let places = 18
  static let one: Int128 = 1_000_000_000_000_000_000
  /// A payment a hundred times the first is no plan.
  static let most: Int128 = one * 100

  static func over(_ growth: Int128, by rate: Rate) -> Int128 {
    growth * Int128(Rate.one.millionths + rate.millionths) / Int128(Rate.one.millionths)
  }
}
