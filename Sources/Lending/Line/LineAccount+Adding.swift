public import Kernel

extension LineAccount {
  /// The account once one more thing has happened. A draw is judged by where the line stands on
  /// its own date.
  public func adding(_ event: LineEvent) throws(LineEventRefused) -> LineAccount {
    guard !events.contains(where: { $0.id == event.id }) else { throw .idTaken }
    guard event.effectiveOn >= terms.openedOn else { throw .beforeOpening }
    try check(event)
    return LineAccount(checked: terms, calendar: calendar, events: events + [event])
  }

  private func check(_ event: LineEvent) throws(LineEventRefused) {
    switch event.what {
    case .draw(let amount, _):
      try checkAmount(amount)
      try checkDraw(amount, on: event.effectiveOn)
    case .payment(let amount), .fee(let amount), .collectionFee(let amount),
      .refund(let amount):
      try checkAmount(amount)
    case .limitChange(let limit):
      guard (.zero...LineTerms.amountMax).contains(limit) else { throw .amountOutOfRange }
    case .rateChange(let annual, let moratorio):
      guard annual.isQuotable, moratorio?.isQuotable ?? true else { throw .rateOutOfRange }
    case .reversal(let id):
      guard events.contains(where: { $0.id == id && $0.undoes == nil }) else {
        throw .nothingToReverse
      }
    case .block, .unblock, .closing: break
    }
  }

  private func checkAmount(_ amount: Money) throws(LineEventRefused) {
    guard amount.isPositive, amount <= LineTerms.amountMax else { throw .amountOutOfRange }
  }

  private func checkDraw(_ amount: Money, on date: CalendarDate) throws(LineEventRefused) {
    let replay = replay(through: date)
    guard replay.standing == .open else { throw .notOpen }
    var reach = replay.limit
    if case .allowed(let share, _) = terms.overLimit {
      reach += replay.limit.proportion(share, rounding: .down)
    }
    let room = reach - replay.used + replay.credit
    guard amount <= room else { throw .overLimit(available: max(.zero, room)) }
  }
}

/// Why a line does not take an event.
public enum LineEventRefused: Refusal, Hashable {
  case idTaken
  case beforeOpening
  case amountOutOfRange
  case rateOutOfRange
  case notOpen
  case overLimit(available: Money)
  case nothingToReverse

  public var problem: Problem {
    Problem(
      "lending/line-event-refused", status: 409, title: "La línea no admite ese movimiento",
      detail: detail, members: ["reason": reason])
  }

  private var reason: String {
    switch self {
    case .idTaken: "idTaken"
    case .beforeOpening: "beforeOpening"
    case .amountOutOfRange: "amountOutOfRange"
    case .rateOutOfRange: "rateOutOfRange"
    case .notOpen: "notOpen"
    case .overLimit: "overLimit"
    case .nothingToReverse: "nothingToReverse"
    }
  }

  private var detail: String {
    switch self {
    case .idTaken: "Ya hay un movimiento con ese identificador."
    case .beforeOpening: "La fecha es anterior a la apertura de la línea."
    case .amountOutOfRange: "El monto debe ser mayor que cero y de un tamaño que se pueda calcular."
    case .rateOutOfRange: "Una tasa está fuera de rango."
    case .notOpen: "La línea está bloqueada o cerrada: no admite disposiciones."
    case .overLimit(let available): "Lo disponible es \(available.text)."
    case .nothingToReverse: "No hay un movimiento con ese identificador que se pueda reversar."
    }
  }
}
