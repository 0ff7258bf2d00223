public import Kernel

extension LoanAccount {
  /// Refuses an event that cannot be, before it is recorded. Whether it still makes sense once
  /// others came before it is not judged here: replayed, it does what it can. A modification has a
  /// check of its own.
  public func check(_ event: LoanEvent) throws(LoanEventRefused) {
    guard !events.contains(where: { $0.id == event.id }) else { throw .idTaken }
    guard event.effectiveOn >= terms.disbursedOn else { throw .beforeDisbursement }
    switch event.what {
    case .payment(let amount), .credited(let amount, _), .prepayment(let amount, _),
      .payoff(let amount), .collectionFee(let amount), .cancellation(let amount),
      .refund(let amount), .waiver(let amount, _), .chargeback(let amount, _),
      .disputeOpened(let amount, _):
      try check(amount)
    case .charge(let amount, let component, let dueOn):
      try check(amount)
      guard component.bearsFeeIVA else { throw .notACharge(component) }
      guard dueOn >= terms.disbursedOn else { throw .beforeDisbursement }
    case .drawdown(let amount):
      try check(amount)
      let lent = replay(through: event.effectiveOn).drawings.map(\.amount).sum
      guard lent + amount <= LoanTerms.principalMax else { throw .amountOutOfRange }
    case .reversal(let id):
      guard isRecorded(id) else { throw .nothingToReverse }
    case .disputeClosed, .rateChange, .modification:
      break
    }
  }

  private func check(_ amount: Money) throws(LoanEventRefused) {
    guard amount.isPositive, amount <= LoanTerms.principalMax else { throw .amountOutOfRange }
  }

  /// Events, and the down payments that came with a disbursement by themselves.
  private func isRecorded(_ id: String) -> Bool {
    events.contains { ($0.id == id || LoanEvent.downPayment(of: $0.id) == id) && $0.undoes == nil }
      || id == LoanEvent.downPayment(of: LoanEvent.disbursement)
  }
}

/// Why a loan does not take an event.
public enum LoanEventRefused: Refusal, Hashable {
  case idTaken
  case beforeDisbursement
  case amountOutOfRange
  /// Only fees and collection fees are charged one by one.
  case notACharge(Component)
  case nothingToReverse

  public var problem: Problem {
    Problem(
      "lending/loan-event-refused", status: 409, title: "El crédito no admite ese movimiento",
      detail: detail, members: ["reason": reason])
  }

  private var reason: String {
    switch self {
    case .idTaken: "idTaken"
    case .beforeDisbursement: "beforeDisbursement"
    case .amountOutOfRange: "amountOutOfRange"
    case .notACharge: "notACharge"
    case .nothingToReverse: "nothingToReverse"
    }
  }

  private var detail: String {
    switch self {
    case .idTaken: "Ya hay un movimiento con ese identificador."
    case .beforeDisbursement: "La fecha es anterior al desembolso."
    case .amountOutOfRange:
      "El monto debe ser mayor que cero y de a lo más \(LoanTerms.principalMax.text)."
    case .notACharge: "Solo se cargan comisiones y gastos de cobranza."
    case .nothingToReverse: "No hay tal movimiento que reversar."
    }
  }
}
