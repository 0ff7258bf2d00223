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
    try checkReference(what, of: arrival)
    return receive(event, asOf: arrival.occurrence.recordedOn)
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

  /// Replayed, an event about nothing does nothing. Told, it is a mistake.
  private func checkReference(
    _ what: LoanEvent.What, of arrival: Arrival<ToldChange>
  ) throws(LifeRefused) {
    let place = ["events", String(arrival.index), arrival.told.name]
    switch what {
    case .chargeback(let amount, let id):
      guard let payment = events.first(where: { $0.id == id }) else {
        throw LifeRefused(place + ["of"], "Ningún movimiento anterior se llama «\(id)».")
      }
      guard amount <= payment.amount else {
        throw LifeRefused(place + ["amount"], "El banco no devuelve más de lo que se pagó.")
      }
    case .disputeClosed(let id):
      guard events.contains(where: { $0.id == id && $0.opensDispute }) else {
        throw LifeRefused(place, "Ninguna aclaración anterior se llama «\(id)».")
      }
    case .disputeOpened(_, let number):
      let rows = installments(on: arrival.told.effectiveOn).filter { $0.kind == .installment }
      guard rows.contains(where: { $0.installment == number }) else {
        throw LifeRefused(place + ["installment"], "La tabla no tiene un pago \(number).")
      }
    case .payment, .credited, .prepayment, .payoff, .collectionFee, .charge, .drawdown,
      .cancellation, .refund, .waiver, .rateChange, .modification, .reversal:
      break
    }
  }
}

extension LoanEvent {
  fileprivate var opensDispute: Bool {
    if case .disputeOpened = what { true } else { false }
  }
}
