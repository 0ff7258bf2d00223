import Kernel
import Postgres

extension Transaction {
  func save(_ standing: LoanStandingRow) async throws { try await save([standing]) }

  /// Many at once: what a close of business writes.
  func save(_ standings: [LoanStandingRow]) async throws {
    guard !standings.isEmpty else { return }
    try await execute(
      """
      INSERT INTO servicing.loan_standing AS kept (
        tenant_id, loan_id, closed_through, stage, days_past_due, bucket, principal,
        past_due_principal, outstanding, due, credit, next_due_on, next_due_amount)
      SELECT \(tenant), loan_id, closed_through, stage, days_past_due, bucket, principal,
        past_due_principal, outstanding, due, credit, next_due_on, next_due_amount
      FROM unnest(
        \(standings.map(\.loan))::uuid[], \(standings.map(\.closedThrough))::date[],
        \(standings.map(\.stage.rawValue))::int2[], \(standings.map(\.daysPastDue))::int4[],
        \(standings.map(\.bucket.rawValue))::text[], \(standings.map(\.principal))::int8[],
        \(standings.map(\.pastDuePrincipal))::int8[], \(standings.map(\.outstanding))::int8[],
        \(standings.map(\.due))::int8[], \(standings.map(\.credit))::int8[],
        \(standings.map(\.nextDueOn))::date[], \(standings.map(\.nextDueAmount))::int8[])
        AS today (loan_id, closed_through, stage, days_past_due, bucket, principal,
          past_due_principal, outstanding, due, credit, next_due_on, next_due_amount)
      ON CONFLICT (tenant_id, loan_id) DO UPDATE
      SET closed_through = excluded.closed_through, stage = excluded.stage,
        days_past_due = excluded.days_past_due, bucket = excluded.bucket,
        principal = excluded.principal, past_due_principal = excluded.past_due_principal,
        outstanding = excluded.outstanding, due = excluded.due, credit = excluded.credit,
        next_due_on = excluded.next_due_on, next_due_amount = excluded.next_due_amount
      WHERE kept.tenant_id = \(tenant)
      """)
  }
}
