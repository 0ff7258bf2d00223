public import Kernel

extension Schedule {
  /// With what is known of the market. A floating rate is read from it at each reset; resets later
  /// than the last value published keep that value. IVA is that of real interest in each period
  /// whose UDI are published.
  /// - Throws: `TermsRefused`, `RateRefused` where no value was published by the first day, and
  ///   `TaxRefused`.
  public init(_ terms: LoanTerms, calendar: BusinessCalendar, market: Market) throws {
    var signed = try Schedule(try terms.signed(by: market), calendar: calendar)
    let changes = try signed.rateChanges(by: market).dropFirst()
    if !changes.isEmpty { signed = try signed.floating(changes) }
    self = try signed.taxed(by: market.udi)
  }

  /// Every rate of a floating loan and what it was read from, the first on the day of
  /// disbursement; none where the rate is fixed.
  public func rateChanges(by market: Market) throws(RateRefused) -> [RateChange] {
    guard let floating = terms.floating, let last = installments.last else { return [] }
    return try floating.changes(
      through: last.periodEnd.adding(days: -1), periodStarts: periodStarts,
      indices: market.indices)
  }

  /// A single payment has one row, and the resets of all its periods.
  private var periodStarts: [CalendarDate] {
    guard terms.method == .bullet, let ends = try? DueDates(terms: terms).all() else {
      return installments.map(\.periodStart)
    }
    return [terms.disbursedOn] + ends.dropLast()
  }

  /// The same table with each change laid on the rows to come, as its event lays it on a loan that
  /// lives. Charges follow the new figures.
  private func floating(_ changes: ArraySlice<RateChange>) throws(TermsRefused) -> Schedule {
    var current = terms.fixingBalloon(of: terms.plannedPrincipal)
    var rows = rows
    for change in changes where change.rate != current.annualRate {
      try terms.require(change.rate.isQuotable, .annualRate)
      current.annualRate = change.rate
      guard let first = rows.firstIndex(where: { $0.isToEarn(after: change.from) }) else { break }
      let plan = Replan(
        terms: current, choice: .lowerInstallments, date: change.from, rows: rows[first...])
      let open = rows[first...].map(\.unpaidPrincipal).sum
      rows.replaceSubrange(first..., with: plan.rows(open: open, prepaid: .zero))
    }
    return Schedule(terms: terms, installments: try drawn(rows))
  }

  private func drawn(_ rows: [OpenInstallment]) throws(TermsRefused) -> [Installment] {
    var opening = terms.plannedPrincipal
    var drawn: [Installment] = []
    drawn.reserveCapacity(rows.count)
    for (row, signed) in zip(rows, installments) {
      let line = InterestAndPrincipal(
        base: opening, interest: row.owed.ordinaryInterest.net, principal: row.owed.principal,
        interestFrom: signed.interestFrom)
      guard line.isCovered(as: signed, terms.method) || row.number == rows.count else {
        throw .paymentBelowInterest(row.number)
      }
      drawn.append(
        Installment(
          terms, number: row.number, isLast: row.number == rows.count,
          period: Period(of: row, terms: terms), line: line, opening: opening))
      opening -= line.principal
    }
    precondition(opening.isZero, "the table repays exactly what is owed")
    return drawn
  }
}

extension InterestAndPrincipal {
  /// Whether a payment that was agreed still covers the interest.
  fileprivate func isCovered(as signed: Installment, _ method: RepaymentMethod) -> Bool {
    guard method.isAgreedPayment, signed.principal.isPositive else { return true }
    return interest <= signed.principal + signed.interest
  }
}

extension LoanTerms {
  /// With the rate of the first day.
  fileprivate func signed(by market: Market) throws(RateRefused) -> LoanTerms {
    guard let floating else { return self }
    var signed = self
    signed.annualRate = try floating.rate(
      on: disbursedOn, periodStarts: [disbursedOn], indices: market.indices)
    return signed
  }
}

extension RepaymentMethod {
  /// Whether it can be asked again for what is left and mean the same.
  var canFloat: Bool {
    switch self {
    case .level, .equalPrincipal, .interestOnly, .bullet, .balloon, .principalShares,
      .fixedPayment, .payments, .principals:
      true
    case .flat, .stepped: false
    }
  }

  fileprivate var isAgreedPayment: Bool {
    switch self {
    case .fixedPayment, .payments: true
    case .level, .flat, .equalPrincipal, .interestOnly, .bullet, .balloon, .principalShares,
      .stepped, .principals:
      false
    }
  }
}
