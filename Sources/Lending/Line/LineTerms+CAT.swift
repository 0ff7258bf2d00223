import Kernel

extension LineTerms {
  /// The flows that the CAT of a revolving line counts (Circular 21/2009 as of 2015): the whole
  /// line drawn at the start and drawn again as each minimum releases it, 36 months of 30 days,
  /// fees in, IVA out, and the balance repaid at the end.
  var catFlows: [CashFlow] {
    let month = Int128(annualRate.millionths) * Int128(dayCount.weight(ofDays: 30))
    let interest = yearly(Int128(limit.minorUnits) * month)
    let released = max(.zero, catMinimum(interest) - interest)
    let annual = fees.annual?.of(limit, rounding: rounding) ?? .zero
    var flows = [CashFlow(limit - drawFee(limit), at: .start)]
    for month in 1...Self.catMonths {
      var paid = interest
      if month % 12 == 1 { paid += annual }
      // What the minimum repays comes back at once, less the fee for drawing it.
      paid += month == Self.catMonths ? limit : drawFee(released)
      flows.append(CashFlow(-paid, at: .days(30 * month)))
    }
    return flows
  }

  /// The line's CAT by the rule in force when it was opened; nil where there is none.
  public var cat: CAT? { try? CreditFlows(credit: catFlows).cat(by: .inForce(on: openedOn)) }

  private static let catMonths = 36

  private func catMinimum(_ interest: Money) -> Money {
    let owed = Balance(principal: limit, ordinaryInterest: Part(net: interest))
    let amount = minimum.amount(
      owed: owed, open: owed, interest: owed.ordinaryInterest, limit: limit, rounding: rounding)
    return min(amount, owed.total)
  }

  private func drawFee(_ amount: Money) -> Money {
    fees.draw?.of(amount, rounding: rounding) ?? .zero
  }
}
