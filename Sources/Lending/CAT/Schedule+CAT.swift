import Kernel

extension Schedule {
  /// The flows that the CAT counts: what the borrower receives and pays, fees and compulsory
  /// charges in, IVA out, and what punctuality gives back.
  public var creditFlows: CreditFlows {
    get throws(TermsRefused) {
      let counted = try counted()
      let rows = counted.installments
      let paid = rows.map { row in
        row.principal + row.interest + row.fees + row.insurance - reward(at: row.number, rows)
      }
      let times = counted.times(of: paid)
      let received = terms.netDisbursement + chargesIVA(.deducted)
      let paidAtOnce = terms.downPayment(of: terms.principal)
      var credit = [CashFlow(received - paidAtOnce, at: .start)]
      credit.reserveCapacity(rows.count + 1)
      for (paid, time) in zip(paid, times) { credit.append(CashFlow(-paid, at: time)) }
      let end = times[times.count - 1]
      return CreditFlows(credit: credit, garantiaLiquida: counted.guarantee(releasedAt: end))
    }
  }

  /// The loan's CAT by the rule in force when it was disbursed, or why it has none.
  public func catOrReason() throws(TermsRefused) -> Result<CAT, CATRefused> {
    try creditFlows.catOrReason(by: .inForce(on: terms.disbursedOn))
  }

  /// Nil where there is none.
  public func cat() throws(TermsRefused) -> CAT? { try catOrReason().found }

  /// A discount for meeting the terms: at once where less is asked for, with the next instalment
  /// where it waits as credit.
  private func reward(at number: Int, _ rows: [Installment]) -> Money {
    guard let punctuality = terms.punctuality else { return .zero }
    func earned(by row: Installment) -> Money {
      row.interest.proportion(punctuality.share, rounding: terms.rounding)
    }
    let own = earned(by: rows[number - 1])
    switch punctuality.reward {
    case .waived: return own
    case .returned:
      let waiting = number > 1 ? earned(by: rows[number - 2]) : .zero
      return number == rows.count ? waiting + own : waiting
    }
  }

  private func guarantee(releasedAt end: YearFraction) -> [CashFlow] {
    guard let garantia = terms.garantiaLiquida else { return [] }
    let held = garantia.amount.of(terms.principal, rounding: terms.rounding)
    let days = installments.reduce(0) { $0 + $1.interestDays }
    let yield = held.interest(
      at: garantia.annualYield, days: days, year: 360, rounding: terms.rounding)
    return [CashFlow(-held, at: .start), CashFlow(held + yield, at: end)]
  }
}

extension Schedule {
  /// The IVA of what is charged on the day of disbursement, where it is settled so.
  private func chargesIVA(_ settlement: OpeningFee.Settlement) -> Money {
    let opening = terms.openingFee?.settlement == settlement ? terms.openingFeePart.iva : .zero
    if terms.charges.isEmpty { return opening }
    return terms.disbursementCharges.reduce(opening) { total, line in
      line.charge.when == .disbursement(settlement) ? total + line.part.iva : total
    }
  }

  /// IVA that is financed is inside the principal of every row: the table is drawn without it. A
  /// rate that floats counts as if it stayed what it is on the day of the quote.
  private func counted() throws(TermsRefused) -> Schedule {
    guard chargesIVA(.financed).isPositive || terms.floating != nil else { return self }
    var bare = terms
    bare.ivaOnFees = .zero
    bare.iva?.fees = .exempt
    for index in bare.charges.indices { bare.charges[index].iva = .zero }
    let agreed = contractualDates
    let mayNeedMore =
      terms.method == .bullet || terms.floating != nil && agreed.count < terms.installmentCount
    let ends = mayNeedMore ? try DueDates(terms: terms).all() : agreed
    return try Schedule(bare, ends: ends, dueOn: daysToPay(of: ends))
  }

  /// The days on which the periods that end on some dates bear interest for the last time: those of
  /// the rows, if interest moves with the day to pay, and the dates themselves where there is none.
  private func daysToPay(of ends: [CalendarDate]) -> [CalendarDate] {
    guard terms.workingDays.movesInterest else { return ends }
    let known = installments.map(\.dueOn)
    let last = known[known.count - 1]
    if terms.method == .bullet { return ends.dropLast().map { min($0, last) } + [last] }
    return known + ends.dropFirst(known.count).map { max($0, last) }
  }
}
