import Kernel

extension Schedule {
  /// The flows that the CAT counts: what the borrower receives and pays, fees and compulsory
  /// charges in, IVA out.
  public var catFlows: [CashFlow] {
    get throws(TermsRefused) { try catFlows(guarantee: .one) }
  }

  /// The loan's CAT. Where a cash guarantee leaves no positive rate, the guarantee is reduced
  /// until the first one appears.
  public func cat() throws(TermsRefused) -> CAT? {
    if let cat = CAT.annualPercent(try catFlows) { return cat }
    guard terms.garantiaLiquida != nil else { return zeroCost }
    for percent in (0..<100).reversed() {
      let flows = try catFlows(guarantee: .percent(Int64(percent)))
      if let cat = CAT.annualPercent(flows) { return cat }
    }
    return zeroCost
  }

  private var zeroCost: CAT? {
    totalInterest.isZero && totalFees.isZero && terms.openingFeePart.isZero ? CAT(tenths: 0) : nil
  }

  private func catFlows(guarantee: Rate) throws(TermsRefused) -> [CashFlow] {
    let bare = try withoutIVA()
    var flows = [CashFlow(bare.terms.netDisbursement, at: .start)]
    let times = times
    for (installment, time) in zip(bare.installments, times) {
      flows.append(CashFlow(-installment.total, at: time))
    }
    guard let garantia = terms.garantiaLiquida else { return flows }
    let held = garantia.amount.of(terms.principal, rounding: terms.rounding)
      .proportion(guarantee, rounding: terms.rounding)
    let yield = held.interest(
      at: garantia.annualYield, days: interestDays, year: 360,
      rounding: terms.rounding)
    flows.append(CashFlow(-held, at: .start))
    flows.append(CashFlow(held + yield, at: times[times.count - 1]))
    return flows
  }

  private var interestDays: Int { installments.reduce(0) { $0 + $1.interestDays } }

  /// Whole periods count as k/n of the year. A first period that is not whole, the only period of
  /// a single payment, and dates agreed one by one count by their days over 360.
  private var times: [YearFraction] {
    let start = terms.disbursedOn
    guard let part = terms.frequency.periodOfYear, installments.count > 1,
      terms.skippedMonths.isEmpty
    else { return installments.map { .days(start.days(to: $0.periodEnd)) } }
    let first = installments[0].periodEnd
    let isWhole = DueDates(terms: terms).firstIsWhole(first)
    let begins = isWhole ? part : .days(start.days(to: first))
    return installments.indices.map {
      begins + YearFraction($0 * part.numerator, of: part.denominator)
    }
  }

  private func withoutIVA() throws(TermsRefused) -> Schedule {
    var bare = terms
    bare.ivaOnInterest = .zero
    bare.ivaOnFees = .zero
    return try Schedule(
      bare, ends: installments.map(\.periodEnd), dueOn: installments.map(\.dueOn))
  }
}
