import Kernel

extension LineTerms {
  /// The flows that the CAT of a revolving line counts (Circular 21/2009 as of 2015): the whole
  /// line drawn at the start and drawn again as each minimum releases it, 36 months of 30 days,
  /// fees in, IVA out, and the balance repaid at the end.
  public var creditFlows: CreditFlows {
    let interest = interestOfMonth
    let released = max(.zero, minimumOfMonth - interest)
    let annual = fees.annual?.of(limit, rounding: rounding) ?? .zero
    var flows = [CashFlow(limit - drawFee(limit), at: .start)]
    for month in 1...Self.catMonths {
      var paid = interest
      if month % 12 == 1 { paid += annual }
      // What the minimum repays comes back at once, less the fee for drawing it.
      paid += month == Self.catMonths ? limit : drawFee(released)
      flows.append(CashFlow(-paid, at: .days(30 * month)))
    }
    return CreditFlows(credit: flows, garantiaLiquida: guaranteeFlows)
  }

  /// The line's CAT by the rule in force when it was opened, or why it has none.
  public var catOrReason: Result<CAT, CATRefused> {
    creditFlows.catOrReason(by: .inForce(on: openedOn))
  }

  /// Nil where there is none.
  public var cat: CAT? { catOrReason.found }

  private static let catMonths = 36

  private var interestOfMonth: Money {
    let month = Int128(annualRate.millionths) * Int128(dayCount.weight(ofDays: 30))
    return yearly(Int128(limit.minorUnits) * month)
  }

  private var minimumOfMonth: Money {
    let owed = Balance(principal: limit, ordinaryInterest: Part(net: interestOfMonth))
    let amount = minimum.amount(
      owed: owed, open: owed, interest: owed.ordinaryInterest, limit: limit, rounding: rounding)
    return min(amount, owed.total)
  }

  private func drawFee(_ amount: Money) -> Money {
    fees.draw?.of(amount, rounding: rounding) ?? .zero
  }

  private var guaranteeFlows: [CashFlow] {
    guard let garantiaLiquida else { return [] }
    let held = garantiaLiquida.amount.of(limit, rounding: rounding)
    let days = 30 * Self.catMonths
    let yield = held.interest(
      at: garantiaLiquida.annualYield, days: days, year: 360, rounding: rounding)
    return [CashFlow(-held, at: .start), CashFlow(held + yield, at: .days(days))]
  }
}
