import Kernel

/// French amortisation: interest on the unpaid balance, and the same payment every time.
struct LevelInstallments {
  let terms: LoanTerms

  func plan(_ periods: [Period]) throws(TermsRefused) -> [InterestAndPrincipal] {
    let principal = terms.amortizedPrincipal
    let payment = payment(for: principal, days: periods.map(\.levelDays))
    let first = interest(on: principal, days: periods[0].levelDays)
    guard periods.count == 1 || payment > first else { throw .firstPeriodTooLong }
    var lines = plan(principal, days: periods.map(\.levelDays), payment: payment)
    if periods[0].interestDays != periods[0].levelDays {
      lines[0].interest = interest(on: principal, days: periods[0].interestDays)
    }
    return lines
  }

  func payment(for principal: Money, days: [Int]) -> Money {
    Annuity(rate: terms.annualRate, rounding: terms.rounding).payment(for: principal, days: days)
  }

  /// As many lines as the payment needs, at most one a period; the last takes what is left.
  func plan(_ principal: Money, days: [Int], payment: Money) -> [InterestAndPrincipal] {
    var balance = principal
    var lines: [InterestAndPrincipal] = []
    lines.reserveCapacity(days.count)
    for (index, length) in days.enumerated() where balance.isPositive {
      let interest = interest(on: balance, days: length)
      let share = max(.zero, payment - interest)
      let repaid = index == days.count - 1 ? balance : min(share, balance)
      lines.append(InterestAndPrincipal(base: balance, interest: interest, principal: repaid))
      balance -= repaid
    }
    return lines
  }

  private func interest(on balance: Money, days: Int) -> Money {
    balance.interest(
      at: terms.annualRate, days: days, basis: .year360, rounding: terms.rounding)
  }
}
