import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI

extension Transaction {
  func closeChunkCount(on date: CalendarDate) async throws -> Int? {
    try await value(
      Int.self,
      """
      SELECT chunk_count
      FROM servicing.close_run
      WHERE tenant_id = \(tenant) AND business_date = \(date)
      """)
  }

  /// The first id of each run of so many open loans.
  func chunkBoundaries(every size: Int) async throws -> [LoanID] {
    try await values(
      LoanID.self,
      """
      SELECT id
      FROM (
        SELECT id, row_number() OVER (ORDER BY id) AS place
        FROM servicing.loan
        WHERE tenant_id = \(tenant) AND status = \(LoanStatus.active)
      ) AS open_loan
      WHERE (place - 1) % \(size) = 0
      ORDER BY id
      """)
  }

  /// False where another worker began it first.
  func insertClose(on date: CalendarDate, firsts: [LoanID], at instant: Date) async throws -> Bool {
    let begun = try await execute(
      """
      INSERT INTO servicing.close_run (tenant_id, business_date, chunk_count, started_at)
      VALUES (\(tenant), \(date), \(firsts.count), \(instant))
      ON CONFLICT (tenant_id, business_date) DO NOTHING
      """)
    guard begun == 1 else { return false }
    try await execute(
      """
      INSERT INTO servicing.close_chunk (tenant_id, business_date, chunk, first_loan_id)
      SELECT \(tenant), \(date), place - 1, first_loan_id
      FROM unnest(\(firsts)::uuid[]) WITH ORDINALITY AS boundary (first_loan_id, place)
      """)
    return true
  }

  /// Locks the first chunk that is not done and that no other worker holds.
  func claimChunk(on date: CalendarDate) async throws -> Int? {
    try await value(
      Int.self,
      """
      SELECT chunk
      FROM servicing.close_chunk
      WHERE tenant_id = \(tenant) AND business_date = \(date)
        AND NOT EXISTS (
          SELECT 1
          FROM servicing.close_step AS done
          WHERE done.tenant_id = \(tenant) AND done.business_date = \(date)
            AND done.step = \(CloseStep.post) AND done.chunk = close_chunk.chunk)
      ORDER BY chunk
      LIMIT 1
      FOR UPDATE SKIP LOCKED
      """)
  }

  /// Waits for whoever has the chunk; what they did is seen by the statements that follow.
  func lockChunk(_ chunk: Int, on date: CalendarDate) async throws {
    _ = try await value(
      Int.self,
      """
      SELECT chunk
      FROM servicing.close_chunk
      WHERE tenant_id = \(tenant) AND business_date = \(date) AND chunk = \(chunk)
      FOR UPDATE
      """)
  }

  func isStepDone(_ step: CloseStep, chunk: Int, on date: CalendarDate) async throws -> Bool {
    try await value(
      Int.self,
      """
      SELECT 1
      FROM servicing.close_step
      WHERE tenant_id = \(tenant) AND business_date = \(date) AND step = \(step)
        AND chunk = \(chunk)
      """) != nil
  }

  func insertSteps(
    _ marks: [CloseMark], chunk: Int, on date: CalendarDate, at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO servicing.close_step (
        tenant_id, business_date, step, chunk, loans, amount, finished_at)
      SELECT \(tenant), \(date), step, \(chunk), loans, amount, \(instant)
      FROM unnest(
        \(marks.map(\.step.rawValue))::text[], \(marks.map(\.loans))::int4[],
        \(marks.map(\.amount))::int8[]) AS mark (step, loans, amount)
      """)
  }

  /// Locks the chunk's open loans, in id order, with their lives. What may have changed while we
  /// waited for a lock is read after it, by statements of its own. A loan whose contents cannot be
  /// read is set aside, and the rest go on.
  func lockLoans(
    ofChunk chunk: Int, on date: CalendarDate
  ) async throws -> (records: [LoanRecord], unreadable: [LoanID: String]) {
    let rows = try await rows(
      ClosingRow.self,
      """
      SELECT \(sql: loanColumns)
      FROM servicing.loan
      WHERE tenant_id = \(tenant) AND status = \(LoanStatus.active)
        AND id >= (
          SELECT first_loan_id
          FROM servicing.close_chunk
          WHERE tenant_id = \(tenant) AND business_date = \(date) AND chunk = \(chunk))
        AND id < coalesce((
          SELECT first_loan_id
          FROM servicing.close_chunk
          WHERE tenant_id = \(tenant) AND business_date = \(date) AND chunk = \(chunk + 1)),
          'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
      ORDER BY id
      FOR UPDATE
      """)
    return try await lived(rows)
  }

  /// One loan, locked and read as a close reads it.
  func lockClosing(
    _ id: LoanID
  ) async throws -> (records: [LoanRecord], unreadable: [LoanID: String]) {
    let rows = try await rows(
      ClosingRow.self,
      """
      SELECT \(sql: loanColumns)
      FROM servicing.loan
      WHERE tenant_id = \(tenant) AND status = \(LoanStatus.active) AND id = \(id)
      FOR UPDATE
      """)
    return try await lived(rows)
  }

  /// The loans that can be read, with their lives, and why the others cannot.
  private func lived(
    _ rows: [ClosingRow]
  ) async throws -> (records: [LoanRecord], unreadable: [LoanID: String]) {
    let loans = rows.compactMap(\.loan)
    let closed = try await closedThrough(loans.map(\.id))
    let events = try await events(of: loans.map(\.id))
    var unreadable = Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in row.problem.map { (row.id, $0) } })
    for (loan, events) in events {
      if let problem = events.compactMap(\.problem).first { unreadable[loan] = problem }
    }
    let records = loans.filter { unreadable[$0.id] == nil }.map {
      LoanRecord(
        loan: $0, events: (events[$0.id] ?? []).compactMap(\.event), closedThrough: closed[$0.id])
    }
    return (records, unreadable)
  }

  private func closedThrough(_ loans: [LoanID]) async throws -> [LoanID: CalendarDate] {
    guard !loans.isEmpty else { return [:] }
    let rows = try await rows(
      ClosedRow.self,
      """
      SELECT loan_id, closed_through
      FROM servicing.loan_standing
      WHERE tenant_id = \(tenant) AND loan_id = ANY (\(loans)::uuid[])
      """)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.loan, $0.closedThrough) })
  }

  private func events(of loans: [LoanID]) async throws -> [LoanID: [EventOfLoanRow]] {
    guard !loans.isEmpty else { return [:] }
    let rows = try await rows(
      EventOfLoanRow.self,
      """
      SELECT loan_id, id, effective_on, instant, what
      FROM servicing.loan_event
      WHERE tenant_id = \(tenant) AND loan_id = ANY (\(loans)::uuid[])
      """)
    return Dictionary(grouping: rows, by: \.loan)
  }
}

/// A loan on its way to be closed, or why it cannot be.
private struct ClosingRow: RowDecodable {
  let id: LoanID
  let loan: Loan?
  let problem: String?

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    do {
      loan = try LoanRow(row: row).loan
      problem = nil
    } catch {
      loan = nil
      problem = error.description
    }
  }
}

private struct ClosedRow: RowDecodable {
  let loan: LoanID
  let closedThrough: CalendarDate

  init(row: Row) throws(ColumnMismatch) {
    loan = try row["loan_id"]
    closedThrough = try row["closed_through"]
  }
}

private struct EventOfLoanRow: RowDecodable {
  let loan: LoanID
  let event: LoanEvent?
  let problem: String?

  init(row: Row) throws(ColumnMismatch) {
    loan = try row["loan_id"]
    do {
      event = try EventRow(row: row).event
      problem = nil
    } catch {
      event = nil
      problem = error.description
    }
  }
}
