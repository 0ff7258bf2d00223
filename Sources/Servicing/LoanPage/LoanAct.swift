import Foundation
import Kernel
import Lending
import Postgres
import Web

/// Something that happened to a loan, as its story tells it.
struct LoanAct: Hashable {
  let event: LoanEvent
  let recordedAt: Date
  let actor: Kernel.Actor
  let reason: String?
}

extension LoanFile {
  /// Newest first: from the contract to the last payment.
  var story: [Moment] {
    let lived = acts.map { act in
      Moment(
        "\(act.event.words)\(act.reason.map { ": \($0)" as HTML })",
        when: InstantText(act.recordedAt, in: zone).text,
        machineTime: act.recordedAt.ISO8601Format(), who: act.actor.words)
    }
    var begun: [Moment] = []
    if let on = loan.disbursedOn {
      begun.append(
        Moment(
          "Se depositaron \(loan.schedule.terms.netDisbursement.text)", when: on.text.short,
          machineTime: on.description, who: "SPEI"))
    }
    begun.append(
      Moment(
        "Se firmó el contrato por \(loan.schedule.terms.principal.text)",
        when: loan.signedOn.text.short, machineTime: loan.signedOn.description, who: borrower))
    return lived.reversed() + begun
  }
}

extension LoanEvent {
  var words: String {
    switch what {
    case .payment(let amount): "Pago de \(amount.text), con fecha \(effectiveOn.text.short)"
    case .credited(let amount, let kind):
      "\(kind.word) por \(amount.text), con fecha \(effectiveOn.text.short)"
    case .payoff(let amount): "Liquidación con \(amount.text)"
    case .prepayment(_, let choice): "Pago anticipado a capital: \(choice.word.lowercased())"
    case .collectionFee(let amount): "Gastos de cobranza por \(amount.text) más IVA"
    case .charge(let amount, _, let dueOn):
      "Cargo por \(amount.text) más IVA, que vence el \(dueOn.text.short)"
    case .drawdown(let amount): "Se dispusieron \(amount.text) más"
    case .cancellation(let returned): "Cancelación sin costo; se devolvieron \(returned.text)"
    case .refund(let amount): "Se devolvió un saldo a favor de \(amount.text)"
    case .reversal(let id) where id.hasPrefix("fee:"): "Se deshicieron los gastos de cobranza"
    case .reversal: "Se reversó un pago"
    case .waiver(let amount, let component):
      "Condonación de \(component.word.lowercased()) por \(amount.text)"
    case .chargeback(let amount, _): "El banco retiró \(amount.text) de un pago"
    case .disputeOpened(let amount, let installment):
      "Aclaración de \(amount.text) del pago \(installment)"
    case .disputeClosed: "Se resolvió una aclaración"
    case .rateChange(let rate): "La tasa anual cambió a \(rate.text)"
    case .modification(let modification): modification.words
    }
  }
}

extension PaymentKind {
  fileprivate var word: String {
    switch self {
    case .payment: "Pago"
    case .prepayment: "Pago anticipado"
    case .downPayment: "Enganche"
    case .goodwill: "Bonificación"
    case .merchantRefund: "Devolución del comercio"
    case .payoutRefund: "Devolución de una disposición"
    }
  }
}

extension Kernel.Actor {
  var words: String {
    switch self {
    case .staff: "Personal"
    case .borrower: "El cliente"
    case .apiKey: "API"
    case .system: "Sistema"
    }
  }
}

extension Transaction {
  /// Oldest first.
  func acts(on loan: LoanID) async throws -> [LoanAct] {
    try await rows(
      ActRow.self,
      """
      SELECT id, effective_on, instant, what, recorded_at, recorded_by, reason
      FROM servicing.loan_event
      WHERE tenant_id = \(tenant) AND loan_id = \(loan)
      ORDER BY recorded_at, id
      LIMIT 1000
      """
    ).map(\.act)
  }
}

struct ActRow: RowDecodable {
  let act: LoanAct

  init(row: Row) throws(ColumnMismatch) {
    let actor: String = try row["recorded_by"]
    act = LoanAct(
      event: try EventRow(row: row).event, recordedAt: try row["recorded_at"],
      actor: Kernel.Actor(actor) ?? .system(actor), reason: try row["reason"])
  }
}
