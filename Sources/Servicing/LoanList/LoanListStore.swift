import Kernel
import Lending
import Postgres
import ServicingAPI

/// What a list asks for: a state, a bucket, and where the page before ended.
struct LoanFilter: Hashable {
  var status: LoanStatus?
  var bucket: DelinquencyBucket?
  /// At least so many days late.
  var daysLateMin: Int?
  var group: LoanGroupID?
  /// Ids before this one: newest first.
  var before: LoanID?
}

/// A loan in a list, with its figures of the day.
struct ListedLoan: Hashable, RowDecodable {
  let summary: LoanSummary
  let bucket: DelinquencyBucket

  init(row: Row) throws(ColumnMismatch) {
    summary = try SummaryRow(row: row).summary
    bucket = DelinquencyBucket(daysPastDue: summary.daysPastDue)
  }

  init(_ summary: LoanSummary) {
    self.summary = summary
    bucket = DelinquencyBucket(daysPastDue: summary.daysPastDue)
  }
}

extension Transaction {
  /// Newest first; one more than asked for tells whether another page follows.
  func loans(_ filter: LoanFilter, count: Int) async throws -> [ListedLoan] {
    try await rows(
      ListedLoan.self,
      """
      SELECT \(sql: summaryColumns)
      WHERE loan.tenant_id = \(tenant)
        AND (\(filter.status?.rawValue)::text IS NULL OR loan.status = \(filter.status?.rawValue))
        AND (\(filter.bucket?.rawValue)::text IS NULL
          OR (loan.status = \(LoanStatus.active)
            AND standing.bucket = \(filter.bucket?.rawValue)))
        AND (\(filter.daysLateMin)::int4 IS NULL
          OR (loan.status = \(LoanStatus.active)
            AND standing.days_past_due >= \(filter.daysLateMin)))
        AND (\(filter.group)::uuid IS NULL OR loan.group_id = \(filter.group))
        AND (\(filter.before)::uuid IS NULL OR loan.id < \(filter.before))
      ORDER BY loan.id DESC
      LIMIT \(count)
      """)
  }

  /// Loans whose folio begins so; at most ten.
  func loans(folioPrefix: String) async throws -> [ListedLoan] {
    try await rows(
      ListedLoan.self,
      """
      SELECT \(sql: summaryColumns)
      WHERE loan.tenant_id = \(tenant) AND loan.folio COLLATE "C" ^@ \(folioPrefix)
      ORDER BY loan.folio COLLATE "C"
      LIMIT 10
      """)
  }
}
