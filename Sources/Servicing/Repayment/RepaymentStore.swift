import Foundation
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI

extension Repayment.Method: SQLEncodable, SQLDecodable {}

extension Transaction {
  private var repaymentColumns: SQL {
    """
    made.id, made.loan_id, made.payment_id, made.event_id, made.method, made.amount,
      made.principal, made.interest, made.interest_iva, made.moratorio, made.moratorio_iva,
      made.fees, made.fees_iva, made.insurance, made.insurance_iva, made.collection_fees,
      made.collection_fees_iva, made.excess, made.effective_on, made.occurred_at, undone.reason,
      undone.reversed_on
    """
  }

  /// What that payment did already, if it was applied before.
  func repayment(of payment: PaymentID) async throws -> Repayment? {
    try await row(
      RepaymentRow.self,
      """
      SELECT \(sql: repaymentColumns)
      FROM servicing.repayment AS made
      LEFT JOIN servicing.repayment_reversal AS undone
        ON undone.tenant_id = \(tenant) AND undone.repayment_id = made.id
      WHERE made.tenant_id = \(tenant) AND made.payment_id = \(payment)
      """)?.repayment
  }

  /// Newest first.
  func repayments(of loan: LoanID) async throws -> [Repayment] {
    try await rows(
      RepaymentRow.self,
      """
      SELECT \(sql: repaymentColumns)
      FROM servicing.repayment AS made
      LEFT JOIN servicing.repayment_reversal AS undone
        ON undone.tenant_id = \(tenant) AND undone.repayment_id = made.id
      WHERE made.tenant_id = \(tenant) AND made.loan_id = \(loan)
      ORDER BY made.effective_on DESC, made.id DESC
      LIMIT 1000
      """
    ).map(\.repayment)
  }

  func insert(_ made: Repayment, at instant: Date) async throws {
    let paid = made.allocation
    try await execute(
      """
      INSERT INTO servicing.repayment (
        tenant_id, id, loan_id, payment_id, event_id, method, amount, principal, interest,
        interest_iva, moratorio, moratorio_iva, fees, fees_iva, insurance,
        insurance_iva, collection_fees, collection_fees_iva, excess, effective_on, occurred_at,
        recorded_at)
      VALUES (
        \(tenant), \(made.id), \(made.loan), \(made.payment), \(made.event), \(made.method),
        \(made.amount), \(paid.principal), \(paid.ordinaryInterest.net),
        \(paid.ordinaryInterest.iva), \(paid.moratorio.net), \(paid.moratorio.iva),
        \(paid.fees.net), \(paid.fees.iva), \(paid.insurance.net), \(paid.insurance.iva),
        \(paid.collectionFees.net),
        \(paid.collectionFees.iva), \(made.excess), \(made.effectiveOn), \(made.occurredAt),
        \(instant))
      """)
  }

  /// False where it was reversed before.
  func insertReversal(
    of repayment: RepaymentID, _ reversal: Repayment.Reversal, at instant: Date,
    by actor: Kernel.Actor
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO servicing.repayment_reversal (
        tenant_id, repayment_id, reason, reversed_on, recorded_at, recorded_by)
      VALUES (
        \(tenant), \(repayment), \(reversal.reason), \(reversal.on), \(instant), \(actor))
      ON CONFLICT (tenant_id, repayment_id) DO NOTHING
      """) == 1
  }

  /// The person's loans that money can go to: those that are owed, the one whose unpaid instalment
  /// is oldest first, and then those that wait for a deposit.
  func openLoans(of party: PartyID) async throws -> [LoanID] {
    try await values(
      LoanID.self,
      """
      SELECT loan.id
      FROM servicing.loan AS loan
      LEFT JOIN servicing.loan_standing AS standing
        ON standing.tenant_id = \(tenant) AND standing.loan_id = loan.id
      WHERE loan.tenant_id = \(tenant) AND loan.party_id = \(party)
        AND loan.status IN ('active', 'awaitingDeposit')
      ORDER BY loan.status, standing.days_past_due DESC, standing.next_due_on NULLS LAST, loan.id
      """)
  }
}

struct RepaymentRow: RowDecodable {
  let repayment: Repayment

  init(row: Row) throws(ColumnMismatch) {
    let allocation = Balance(
      principal: try row["principal"],
      ordinaryInterest: Part(net: try row["interest"], iva: try row["interest_iva"]),
      moratorio: Part(net: try row["moratorio"], iva: try row["moratorio_iva"]),
      fees: Part(net: try row["fees"], iva: try row["fees_iva"]),
      insurance: Part(net: try row["insurance"], iva: try row["insurance_iva"]),
      collectionFees: Part(
        net: try row["collection_fees"], iva: try row["collection_fees_iva"]))
    let reason: String? = try row["reason"]
    let reversedOn: CalendarDate? = try row["reversed_on"]
    var reversal: Repayment.Reversal?
    if let reason, let reversedOn {
      reversal = Repayment.Reversal(reason: reason, on: reversedOn)
    }
    repayment = Repayment(
      id: try row["id"], loan: try row["loan_id"], payment: try row["payment_id"],
      event: try row["event_id"], method: try row["method"], amount: try row["amount"],
      allocation: allocation, excess: try row["excess"], effectiveOn: try row["effective_on"],
      occurredAt: try row["occurred_at"], reversal: reversal)
  }
}
