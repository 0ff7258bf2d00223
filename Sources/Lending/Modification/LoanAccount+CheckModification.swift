public import Kernel

extension LoanAccount {
  /// Refuses a modification that makes no sense on that day, with the name of what has to change.
  /// Replayed later, after a backdated payment, it does what it still can.
  public func check(
    _ modification: Modification, on date: CalendarDate
  ) throws(TermsRefused) {
    let replay = replay(through: date)
    switch modification {
    case .chargeOff, .transfer: return
    case .topUp(let amount, let new):
      guard replay.standing.isInBooks else { throw .loanEnded }
      guard amount.isPositive, amount <= LoanTerms.principalMax else {
        throw .principalNotPositive
      }
      try replay.check(new, adding: amount, on: date)
    case .writeOff, .sale:
      guard replay.standing == .open else { throw .loanEnded }
    case .paymentHoliday(let holiday): try replay.check(holiday, on: date)
    case .reamortise: try replay.check(NewTerms(), on: date)
    case .reschedule(let new): try replay.check(new, on: date)
    case .reage(let new), .restructure(_, let new):
      try replay.check(new, adding: replay.due(on: date).total, on: date)
    }
  }
}

extension Replay {
  fileprivate func check(_ holiday: PaymentHoliday, on date: CalendarDate) throws(TermsRefused) {
    guard standing == .open, let places = ahead(of: date) else { throw .nothingAhead }
    let count = places.count { rows[$0].isOfTable }
    let left = count + holiday.further.count - holiday.installments
    guard holiday.installments > 0, holiday.installments <= count, left > 0 else {
      throw .holidayTooLong
    }
    try Self.check(holiday.further, after: rows[places.upperBound - 1].periodEnd)
  }

  /// More principal than none may be what a loan without instalments to come needs.
  fileprivate func check(
    _ new: NewTerms, adding principal: Money = .zero, on date: CalendarDate
  ) throws(TermsRefused) {
    guard standing == .open || principal.isPositive else { throw .loanEnded }
    try terms.require(new.annualRate?.isQuotable ?? true, .annualRate)
    guard rows.map(\.unpaidPrincipal).sum + principal <= LoanTerms.principalMax else {
      throw .principalTooLarge
    }
    let ahead = ahead(of: date)
    let count = new.dates?.count ?? ahead?.count { rows[$0].isOfTable } ?? 0
    guard count > 0 else { throw .nothingAhead }
    if let dates = new.dates { try Self.check(dates, after: date) }
    try new.grace?.check(count: count)
    guard let method = new.method else { return }
    var terms = terms
    terms.method = method
    terms.annualRate = new.annualRate ?? terms.annualRate
    terms.grace = new.grace ?? .none
    let places = ahead ?? rows.count..<rows.count
    let periods =
      new.dates.map { Period.all(of: terms, dates: $0, from: date) }
      ?? rows[places].filter(\.isOfTable).map { Period(of: $0, terms: terms) }
    let pool = unpaidPrincipal(in: places) + principal
    guard pool.isPositive else { throw .principalNotPositive }
    let asks = try terms.asks(of: pool, over: periods[...]).list(over: periods[...])
    for (ask, period) in zip(asks, periods) {
      guard case .payment(let payment) = ask, asks.count > 1 else { continue }
      let interest = terms.interest(on: pool, weight: period.weight)
      guard payment > interest || interest.isZero else { throw .paymentBelowInterest(1) }
      break
    }
  }

  private static func check(_ dates: [AgreedDate], after start: CalendarDate) throws(TermsRefused) {
    var last = start
    guard dates.count <= LoanTerms.installmentCountMax else {
      throw .installmentCountOutOfRange(dates.count)
    }
    for date in dates {
      guard date.end > last, date.dueOn >= start, date.interestDays >= 0,
        start.days(to: date.end) <= LoanTerms.termDaysMax
      else { throw .modificationDatesImpossible }
      last = date.end
    }
    guard zip(dates, dates.dropFirst()).allSatisfy({ $0.dueOn <= $1.dueOn }) else {
      throw .modificationDatesImpossible
    }
  }
}
