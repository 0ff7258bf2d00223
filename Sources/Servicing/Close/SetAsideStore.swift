import Foundation
import Kernel
import Postgres
import ServicingAPI

extension Transaction {
  /// Once for each day: a person looks, and it stands until the loan closes well.
  func insertProblems(
    _ problems: [LoanID: String], on date: CalendarDate, at instant: Date
  ) async throws {
    guard !problems.isEmpty else { return }
    let found = problems.sorted { $0.key < $1.key }
    try await execute(
      """
      INSERT INTO servicing.close_problem (tenant_id, business_date, loan_id, what, recorded_at)
      SELECT \(tenant), \(date), loan_id, what, \(instant)
      FROM unnest(\(found.map(\.key))::uuid[], \(found.map(\.value))::text[])
        AS problem (loan_id, what)
      ON CONFLICT (tenant_id, business_date, loan_id) DO NOTHING
      """)
  }

  /// Active loans that did not close, the one that waits longest first.
  func loansSetAside() async throws -> [SetAsideLoan] {
    try await rows(
      SetAsideRow.self,
      """
      SELECT problem.loan_id, loan.folio, min(problem.business_date) AS since,
        count(*)::int8 AS days,
        (array_agg(problem.what ORDER BY problem.business_date DESC))[1] AS what
      FROM servicing.close_problem AS problem
      JOIN servicing.loan AS loan
        ON loan.tenant_id = \(tenant) AND loan.id = problem.loan_id
      WHERE problem.tenant_id = \(tenant) AND problem.cleared_at IS NULL
        AND loan.status = \(LoanStatus.active)
      GROUP BY problem.loan_id, loan.folio
      ORDER BY since, problem.loan_id
      LIMIT 200
      """
    ).map(\.loan)
  }

  /// The days to `date` that those loans did not close, oldest first.
  func daysMissed(
    by loans: [LoanID], through date: CalendarDate
  ) async throws -> [LoanID: [CalendarDate]] {
    guard !loans.isEmpty else { return [:] }
    let rows = try await rows(
      MissedRow.self,
      """
      SELECT loan_id, business_date
      FROM servicing.close_problem
      WHERE tenant_id = \(tenant) AND cleared_at IS NULL AND business_date <= \(date)
        AND loan_id = ANY (\(loans)::uuid[])
      ORDER BY business_date
      """)
    return Dictionary(grouping: rows, by: \.loan).mapValues { $0.map(\.date) }
  }

  /// They closed well: what was wrong stays written, and waits for nobody.
  func clearProblems(
    of loans: [LoanID], through date: CalendarDate, at instant: Date
  ) async throws {
    guard !loans.isEmpty else { return }
    try await execute(
      """
      UPDATE servicing.close_problem
      SET cleared_at = \(instant)
      WHERE tenant_id = \(tenant) AND cleared_at IS NULL AND business_date <= \(date)
        AND loan_id = ANY (\(loans)::uuid[])
      """)
  }
}

private struct SetAsideRow: RowDecodable {
  let loan: SetAsideLoan

  init(row: Row) throws(ColumnMismatch) {
    loan = SetAsideLoan(
      loan: try row["loan_id"], folio: try row["folio"], since: try row["since"],
      days: try row["days"], what: try row["what"])
  }
}

private struct MissedRow: RowDecodable {
  let loan: LoanID
  let date: CalendarDate

  init(row: Row) throws(ColumnMismatch) {
    loan = try row["loan_id"]
    date = try row["business_date"]
  }
}
