import Kernel

extension LoanAccount {
  /// What the event does on the day it becomes known, or why it cannot have been.
  func receive(
    _ arrival: Arrival<ToldChange>, calendar: BusinessCalendar
  ) throws(LifeRefused) -> RepaymentEffect {
    let date = arrival.told.effectiveOn
    let what = try arrival.placing { () throws(TermsRefused) in
      try dated(arrival.told.what, on: date, in: calendar)
    }
    let event = LoanEvent(
      id: arrival.told.id, effectiveOn: date, instant: Int64(arrival.index), what)
    try arrival.placing { () throws(LoanEventRefused) in try check(event) }
    try arrival.placing { () throws(TermsRefused) in try checkTold(what, on: date) }
    try checkSense(of: what, told: arrival, calendar: calendar)
    let effect = receive(event, asOf: arrival.occurrence.recordedOn)
    try checkRefund(what, then: effect.account, arrival.place)
    return effect
  }

  private func checkTold(
    _ what: LoanEvent.What, on date: CalendarDate
  ) throws(TermsRefused) {
    switch what {
    case .modification(let modification): try check(modification, on: date)
    case .rateChange(let rate):
      try terms.require(rate.isQuotable, .annualRate)
      guard position(on: date).standing == .open else { throw .loanEnded }
    case .collectionFee, .charge, .drawdown, .cancellation:
      guard position(on: date).standing.isInBooks else { throw .loanEnded }
    case .payment, .credited, .prepayment, .payoff, .refund, .waiver, .chargeback, .disputeOpened,
      .disputeClosed, .reversal:
      break
    }
  }
}
