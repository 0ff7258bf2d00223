import Kernel
import Lending
import Postgres
import ServicingAPI

extension Transaction {
  /// A loan with its figures of the day; of one that waits for its deposit, what is missing of it.
  var summaryColumns: SQL {
    """
    loan.id, loan.folio, loan.party_id, loan.product_name, loan.status, loan.principal,
      standing.outstanding, coalesce(standing.due, deposit.missing) AS due,
      standing.days_past_due, standing.next_due_on, standing.next_due_amount,
      told.disbursement_id IS NOT NULL AND loan.status = 'disbursing'
        AND loan.cancel_requested_on IS NULL AS is_rejected
    FROM servicing.loan AS loan
    LEFT JOIN servicing.loan_standing AS standing
      ON standing.tenant_id = \(tenant) AND standing.loan_id = loan.id
    LEFT JOIN servicing.rejected_disbursement AS told
      ON told.tenant_id = \(tenant) AND told.disbursement_id = loan.disbursement_id
    LEFT JOIN LATERAL (
      SELECT loan.garantia_required - coalesce(sum(
        CASE kind WHEN 'received' THEN amount ELSE -amount END), 0)::int8 AS missing
      FROM servicing.garantia_movement
      WHERE tenant_id = \(tenant) AND loan_id = loan.id AND kind IN ('received', 'reversed')
    ) AS deposit ON loan.status = 'awaitingDeposit'
    """
  }

  func summary(of id: LoanID) async throws -> LoanSummary? {
    try await row(
      SummaryRow.self,
      """
      SELECT \(sql: summaryColumns)
      WHERE loan.tenant_id = \(tenant) AND loan.id = \(id)
      """)?.summary
  }

  /// Newest first.
  func summaries(of party: PartyID) async throws -> [LoanSummary] {
    try await rows(
      SummaryRow.self,
      """
      SELECT \(sql: summaryColumns)
      WHERE loan.tenant_id = \(tenant) AND loan.party_id = \(party)
      ORDER BY loan.id DESC
      LIMIT 200
      """
    ).map(\.summary)
  }
}

/// A loan with its figures of the day; before the money arrives there are none.
struct SummaryRow: RowDecodable {
  let summary: LoanSummary

  init(row: Row) throws(ColumnMismatch) {
    let outstanding: Money? = try row["outstanding"]
    let due: Money? = try row["due"]
    let daysPastDue: Int? = try row["days_past_due"]
    summary = LoanSummary(
      id: try row["id"], folio: try row["folio"], party: try row["party_id"],
      productName: try row["product_name"], status: try row["status"],
      principal: try row["principal"], outstanding: outstanding ?? .zero, due: due ?? .zero,
      daysPastDue: daysPastDue ?? 0, nextDueOn: try row["next_due_on"],
      nextDueAmount: try row["next_due_amount"], isRejected: try row["is_rejected"])
  }
}
