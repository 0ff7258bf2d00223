import Foundation
import Kernel
import Postgres
import ServicingAPI

extension Garantia.Kind: SQLEncodable, SQLDecodable {}

extension Transaction {
  /// What is held of a loan's deposit; whoever changes it holds the loan's lock.
  func garantia(of loan: Loan) async throws -> Garantia {
    let movements = try await rows(
      MovementRow.self,
      """
      SELECT id, kind, amount, payment_id, disbursement_id, effective_on, reason, recorded_by
      FROM servicing.garantia_movement
      WHERE tenant_id = \(tenant) AND loan_id = \(loan.id)
      ORDER BY recorded_at, id
      """)
    return Garantia(required: loan.garantiaRequired, movements: movements.map(\.movement))
  }

  func insert(
    _ movement: Garantia.Movement, of loan: LoanID, at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO servicing.garantia_movement (
        tenant_id, id, loan_id, kind, amount, payment_id, disbursement_id, effective_on, reason,
        recorded_at, recorded_by)
      VALUES (
        \(tenant), \(movement.id), \(loan), \(movement.kind), \(movement.amount),
        \(movement.payment), \(movement.disbursement), \(movement.on), \(movement.reason),
        \(instant), \(movement.actor))
      """)
  }

  /// The loan whose deposit that payment went to.
  func loanDeposited(by payment: PaymentID) async throws -> LoanID? {
    try await value(
      LoanID.self,
      """
      SELECT loan_id
      FROM servicing.garantia_movement
      WHERE tenant_id = \(tenant) AND payment_id = \(payment) AND kind = 'received'
      """)
  }

  /// What each member of a group must leave in deposit and what is held of it.
  func deposits(of group: LoanGroupID) async throws -> [MemberDeposit] {
    try await rows(
      MemberDeposit.self,
      """
      SELECT loan.id, loan.garantia_required, coalesce(sum(CASE movement.kind
        WHEN 'received' THEN movement.amount
        WHEN 'cameBack' THEN movement.amount
        WHEN 'returnOrdered' THEN 0
        WHEN 'returnFailed' THEN 0
        ELSE -movement.amount END), 0)::int8 AS held
      FROM servicing.loan AS loan
      LEFT JOIN servicing.garantia_movement AS movement
        ON movement.tenant_id = \(tenant) AND movement.loan_id = loan.id
      WHERE loan.tenant_id = \(tenant) AND loan.group_id = \(group)
      GROUP BY loan.id, loan.garantia_required
      """)
  }

  /// Loans that ended and whose deposit nobody has sent back yet, the oldest first.
  func garantiasToReturn() async throws -> [LoanID] {
    try await values(
      LoanID.self,
      """
      SELECT loan.id
      FROM servicing.loan AS loan
      JOIN servicing.garantia_movement AS movement
        ON movement.tenant_id = \(tenant) AND movement.loan_id = loan.id
      WHERE loan.tenant_id = \(tenant) AND loan.status IN ('paidOff', 'cancelled')
      GROUP BY loan.id
      HAVING sum(CASE movement.kind
        WHEN 'received' THEN movement.amount
        WHEN 'cameBack' THEN movement.amount
        WHEN 'returnFailed' THEN movement.amount
        WHEN 'returned' THEN 0
        ELSE -movement.amount END) > 0
      ORDER BY loan.id
      LIMIT 200
      """)
  }
}

/// A member's deposit in their group.
struct MemberDeposit: RowDecodable, Hashable {
  let loan: LoanID
  let required: Money
  let held: Money

  init(loan: LoanID, required: Money, held: Money) {
    self.loan = loan
    self.required = required
    self.held = held
  }

  init(row: Row) throws(ColumnMismatch) {
    loan = try row["id"]
    required = try row["garantia_required"]
    held = try row["held"]
  }
}

struct MovementRow: RowDecodable {
  let movement: Garantia.Movement

  init(row: Row) throws(ColumnMismatch) {
    let actor: String = try row["recorded_by"]
    movement = Garantia.Movement(
      id: try row["id"], kind: try row["kind"], amount: try row["amount"],
      payment: try row["payment_id"], disbursement: try row["disbursement_id"],
      on: try row["effective_on"], reason: try row["reason"],
      actor: Kernel.Actor(actor) ?? .system(actor))
  }
}
