import Kernel
import Postgres
import ServicingAPI

struct PortfolioTotals: RowDecodable {
  let count: Int
  let principal: Money
  let overdue: Money
  let atRisk: Money

  init(row: Row) throws(ColumnMismatch) {
    count = try row["loan_count"]
    principal = try row["principal"]
    overdue = try row["overdue"]
    atRisk = try row["at_risk"]
  }
}

extension Transaction {
  func portfolioTotals() async throws -> PortfolioTotals {
    let totals = try await row(
      PortfolioTotals.self,
      """
      SELECT count(*) AS loan_count,
        coalesce(sum(standing.principal), 0)::int8 AS principal,
        coalesce(sum(standing.past_due_principal), 0)::int8 AS overdue,
        coalesce(sum(standing.principal) FILTER (WHERE standing.days_past_due > 30), 0)::int8
          AS at_risk
      FROM servicing.loan AS loan
      JOIN servicing.loan_standing AS standing
        ON standing.tenant_id = \(tenant) AND standing.loan_id = loan.id
      WHERE loan.tenant_id = \(tenant) AND loan.status = \(LoanStatus.active)
      """)
    guard let totals else { preconditionFailure("an aggregate always has one row") }
    return totals
  }

  func disbursed(from: CalendarDate, through: CalendarDate) async throws -> Money {
    let sum = try await value(
      Money.self,
      """
      SELECT coalesce(sum(principal), 0)::int8
      FROM servicing.loan
      WHERE tenant_id = \(tenant) AND disbursed_on BETWEEN \(from) AND \(through)
      """)
    return sum ?? .zero
  }

  func buckets() async throws -> [PortfolioSummary.Slice] {
    try await rows(
      SliceRow.self,
      """
      SELECT standing.bucket, count(*) AS loan_count, sum(standing.principal)::int8 AS principal
      FROM servicing.loan AS loan
      JOIN servicing.loan_standing AS standing
        ON standing.tenant_id = \(tenant) AND standing.loan_id = loan.id
      WHERE loan.tenant_id = \(tenant) AND loan.status = \(LoanStatus.active)
      GROUP BY standing.bucket
      """
    ).map(\.slice)
  }

  /// For each week: what fell due by the agreed tables, what was paid and not reversed, and what
  /// was disbursed.
  func weeks(starting starts: [CalendarDate]) async throws -> [PortfolioSummary.Period] {
    try await rows(
      PeriodRow.self,
      """
      SELECT week.starts_on,
        coalesce((
          SELECT sum(due.principal + due.interest + due.interest_iva + due.fees + due.fees_iva
            + due.insurance + due.insurance_iva)
          FROM servicing.installment AS due
          JOIN servicing.loan AS loan ON loan.tenant_id = \(tenant) AND loan.id = due.loan_id
          WHERE due.tenant_id = \(tenant) AND loan.status <> 'cancelled'
            AND due.due_on >= week.starts_on AND due.due_on < week.starts_on + 7), 0)::int8
          AS expected,
        coalesce((
          SELECT sum(made.amount)
          FROM servicing.repayment AS made
          WHERE made.tenant_id = \(tenant) AND made.effective_on >= week.starts_on
            AND made.effective_on < week.starts_on + 7
            AND NOT EXISTS (
              SELECT 1
              FROM servicing.repayment_reversal AS undone
              WHERE undone.tenant_id = \(tenant) AND undone.repayment_id = made.id)), 0)::int8
          AS collected,
        coalesce((
          SELECT sum(loan.principal)
          FROM servicing.loan AS loan
          WHERE loan.tenant_id = \(tenant) AND loan.disbursed_on >= week.starts_on
            AND loan.disbursed_on < week.starts_on + 7), 0)::int8 AS disbursed
      FROM unnest(\(starts)::date[]) AS week (starts_on)
      ORDER BY week.starts_on
      """
    ).map(\.period)
  }
}

private struct SliceRow: RowDecodable {
  let slice: PortfolioSummary.Slice

  init(row: Row) throws(ColumnMismatch) {
    slice = PortfolioSummary.Slice(
      label: try row["bucket"], count: try row["loan_count"], amount: try row["principal"])
  }
}

private struct PeriodRow: RowDecodable {
  let period: PortfolioSummary.Period

  init(row: Row) throws(ColumnMismatch) {
    period = PortfolioSummary.Period(
      startsOn: try row["starts_on"], expected: try row["expected"],
      collected: try row["collected"], disbursed: try row["disbursed"])
  }
}
