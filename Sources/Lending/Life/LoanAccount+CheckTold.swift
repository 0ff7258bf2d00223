import Kernel

extension LoanAccount {
  /// Replayed, an event about nothing does nothing. Told, it is a mistake.
  func checkSense(
    of what: LoanEvent.What, told arrival: Arrival<ToldChange>, calendar: BusinessCalendar
  ) throws(LifeRefused) {
    let (place, date) = (arrival.place, arrival.told.effectiveOn)
    switch what {
    case .chargeback(let amount, let id):
      try checkChargeback(amount, of: id, arrival)
    case .reversal(let id):
      try checkReversal(of: id, place)
    case .cancellation(let returned):
      try checkCancellation(returning: returned, on: date, place, calendar)
    case .refund(let amount):
      let credit = position(on: date).credit
      guard amount <= credit else {
        throw LifeRefused(place, "Se devuelve lo que hay a favor: \(credit.text) ese día.")
      }
    case .waiver(let amount, let component):
      try checkWaiver(amount, of: component, on: date, place)
    case .disputeOpened(let amount, let number):
      try checkDispute(amount, of: number, on: date, place)
    case .disputeClosed(let id):
      guard replay(through: date).disputes.contains(id) else {
        throw LifeRefused(place, "Ese día no hay una aclaración abierta que se llame «\(id)».")
      }
    case .payment, .credited, .prepayment, .payoff, .collectionFee, .charge, .drawdown,
      .rateChange, .modification:
      break
    }
  }

  /// Money left with this refund that was no credit, on its day or on those of later ones.
  func checkRefund(
    _ what: LoanEvent.What, then after: LoanAccount, _ place: [String]
  ) throws(LifeRefused) {
    guard case .refund = what else { return }
    let last = after.lastDay
    guard after.replay(through: last).refundedTooMuch <= replay(through: last).refundedTooMuch
    else { throw LifeRefused(place, "Lo que había a favor ese día ya se devolvió después.") }
  }

  /// Nobody says when it was signed: on the day of its disbursement.
  private func checkCancellation(
    returning returned: Money, on date: CalendarDate, _ place: [String],
    _ calendar: BusinessCalendar
  ) throws(LifeRefused) {
    let last = CoolingOff.lastDay(signedOn: terms.disbursedOn, calendar: calendar)
    guard date <= last else {
      throw LifeRefused(
        place,
        "El último día para cancelar sin costo fue el \(last.text.long). "
          + "El crédito se puede liquidar antes de tiempo, sin comisión.")
    }
    let quote = cancellationQuote(on: date)
    guard returned >= quote else {
      throw LifeRefused(
        place, "Para cancelar sin costo se devuelve lo que se recibió: \(quote.text) ese día.")
    }
  }

  private func checkWaiver(
    _ amount: Money, of component: Component, on date: CalendarDate, _ place: [String]
  ) throws(LifeRefused) {
    guard component != .principal else {
      throw LifeRefused(place + ["of"], "El capital no se condona: eso es una quita.")
    }
    let replay = replay(through: date)
    let due = replay.rows.filter { $0.payableOn <= date }
      .map { $0.remaining(component, on: date, terms: replay.terms).total }.sum
    guard amount <= due else {
      throw LifeRefused(place, "Se condona lo que se debe y ya venció: \(due.text) ese día.")
    }
  }

  private func checkDispute(
    _ amount: Money, of number: Int, on date: CalendarDate, _ place: [String]
  ) throws(LifeRefused) {
    guard position(on: date).standing == .open else {
      throw LifeRefused(place, "El crédito ya terminó: no hay qué aclarar.")
    }
    let rows = installments(on: date)
    guard let row = rows.first(where: { $0.kind == .installment && $0.installment == number })
    else { throw LifeRefused(place + ["installment"], "La tabla no tiene un pago \(number).") }
    let asked = row.unpaid.total - row.disputed.total
    guard amount <= asked else {
      throw LifeRefused(
        place + ["amount"], "Del pago \(number) se piden \(asked.text): no se aclara más.")
    }
  }
}

extension Arrival {
  /// From the outside in: `events`, `3`, `payment`.
  var place: [String] { ["events", String(index), told.name] }
}
