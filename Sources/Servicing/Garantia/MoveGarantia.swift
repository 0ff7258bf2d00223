import Audit
import Foundation
import Kernel
import Ledger
import Postgres

/// The one way in which a deposit changes: a row, what the ledger moves by it, and the trail. The
/// loan is locked, and whether it was done before has been asked.
struct MoveGarantia: Sendable {
  let desk: Desk

  struct Move {
    let kind: Garantia.Kind
    let amount: Money
    var payment: PaymentID?
    var disbursement: DisbursementID?
    let on: CalendarDate
    var reason: String?
    let actor: Kernel.Actor
    var id: UUID?
  }

  func callAsFunction(_ move: Move, of loan: Loan, in db: Transaction) async throws {
    let id = move.id ?? desk.world.newID()
    let movement = Garantia.Movement(
      id: id, kind: move.kind, amount: move.amount, payment: move.payment,
      disbursement: move.disbursement, on: move.on, reason: move.reason, actor: move.actor)
    try await db.insert(movement, of: loan.id, at: desk.world.now(db.tenant))
    let lines = move.kind.lines(
      move.amount, Entry.Dimensions(product: loan.product.code, branch: loan.branch, loan: loan.id))
    if !lines.isEmpty, !move.amount.isZero {
      try await desk.ledger.post(
        Entry(
          effectiveOn: move.on, source: "garantia:\(id.uuidString.lowercased())",
          memo: "\(move.kind.memo) \(loan.folio)", lines: lines), in: db)
    }
    try await desk.audit.record(
      Act(
        "loan.garantia_\(move.kind.rawValue)", by: move.actor, on: loan.id.description,
        facts: ["amount": String(move.amount.minorUnits)], reason: move.reason), in: db)
  }
}

extension Garantia.Kind {
  /// Debit and credit; nothing where no money moves yet.
  fileprivate func lines(_ amount: Money, _ of: Entry.Dimensions) -> [Entry.Line] {
    switch self {
    case .received:
      [.debit(.depositosPorAplicar, amount, of), .credit(.garantiaLiquida, amount, of)]
    case .reversed, .applied:
      [.debit(.garantiaLiquida, amount, of), .credit(.depositosPorAplicar, amount, of)]
    case .returned: [.debit(.garantiaLiquida, amount, of), .credit(.bancos, amount, of)]
    case .claimed:
      [.debit(.garantiaLiquida, amount, of), .credit(.deudoresDiversos, amount, of)]
    case .cameBack: [.debit(.bancos, amount, of), .credit(.garantiaLiquida, amount, of)]
    case .returnOrdered, .returnFailed: []
    }
  }

  fileprivate var memo: String {
    switch self {
    case .received: "Garantía líquida recibida"
    case .reversed: "Reverso de garantía líquida"
    case .applied: "Garantía líquida aplicada a lo vencido"
    case .returnOrdered, .returned: "Garantía líquida devuelta"
    case .claimed: "Garantía líquida tomada por un depósito reversado"
    case .returnFailed, .cameBack: "La devolución de la garantía no se pudo abonar"
    }
  }
}
