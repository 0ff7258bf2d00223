import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// The CLABE of each person, asked outside any transaction.
typealias CollectionAccounts = @Sendable (TenantID, PartyID) async throws -> String?

/// Orders the day's reminders: before an instalment falls due, on its day, and while it is late.
struct NotifyStep: Sendable {
  let desk: Desk
  let payments: CollectionAccounts

  /// Days before the due date, and days past due, on which a person is written to.
  static let daysBefore: Set<Int> = [3, 0]
  static let daysLate: Set<Int> = [1, 7, 15, 30]

  func callAsFunction(_ chunk: Int, on date: CalendarDate, of tenant: TenantID) async throws {
    let morning = date.adding(days: 1)
    let reminders = try await desk.database.read(for: tenant) { db in
      if try await db.isStepDone(.notify, chunk: chunk, on: date) { return [Reminder]() }
      return try await db.reminders(
        ofChunk: chunk, on: date, dueOn: Self.daysBefore.map { morning.adding(days: $0) },
        daysLate: Self.daysLate.sorted())
    }
    var accounts: [PartyID: String] = [:]
    for reminder in reminders {
      accounts[reminder.party] = try await payments(tenant, reminder.party)
    }
    let clabes = accounts
    try await desk.database.transaction(for: tenant) { db in
      try await db.lockChunk(chunk, on: date)
      if try await db.isStepDone(.notify, chunk: chunk, on: date) { return }
      for reminder in reminders {
        try await order(reminder, clabe: clabes[reminder.party] ?? "", in: db)
      }
      let total = reminders.map(\.amount).sum
      try await db.insertSteps(
        [CloseMark(step: .notify, loans: reminders.count, amount: total)], chunk: chunk,
        on: date, at: desk.world.now(tenant))
    }
  }

  private func order(_ reminder: Reminder, clabe: String, in db: Transaction) async throws {
    var values = [
      "monto": reminder.amount.text, "fecha": reminder.dueOn.text.short, "clabe": clabe,
    ]
    guard reminder.daysLate > 0 else {
      return try await desk.write(.recordatorioPago, about: reminder, values, in: db)
    }
    values["dias"] = String(reminder.daysLate)
    try await desk.write(.pagoVencido, about: reminder, values, in: db)
  }
}

/// A person to write to about an instalment.
struct Reminder: Hashable, LoanSubjectOfMessage {
  let id: LoanID
  let folio: String
  let party: PartyID
  let dueOn: CalendarDate
  let amount: Money
  let daysLate: Int
}

extension Transaction {
  func reminders(
    ofChunk chunk: Int, on date: CalendarDate, dueOn days: [CalendarDate], daysLate: [Int]
  ) async throws -> [Reminder] {
    try await rows(
      ReminderRow.self,
      """
      SELECT loan.id, loan.folio, loan.party_id, standing.days_past_due,
        coalesce(standing.next_due_on, \(date)) AS due_on,
        CASE WHEN standing.days_past_due > 0 THEN standing.due
          ELSE coalesce(standing.next_due_amount, 0) END AS amount
      FROM servicing.loan AS loan
      JOIN servicing.loan_standing AS standing
        ON standing.tenant_id = \(tenant) AND standing.loan_id = loan.id
      WHERE loan.tenant_id = \(tenant) AND loan.status = \(LoanStatus.active)
        AND loan.id >= (
          SELECT first_loan_id
          FROM servicing.close_chunk
          WHERE tenant_id = \(tenant) AND business_date = \(date) AND chunk = \(chunk))
        AND loan.id < coalesce((
          SELECT first_loan_id
          FROM servicing.close_chunk
          WHERE tenant_id = \(tenant) AND business_date = \(date) AND chunk = \(chunk + 1)),
          'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
        AND (
          (standing.days_past_due = 0 AND standing.next_due_amount > 0
            AND standing.next_due_on = ANY (\(days)::date[]))
          OR (standing.due > 0 AND standing.days_past_due = ANY (\(daysLate)::int4[])))
      ORDER BY loan.id
      """
    ).map(\.reminder)
  }
}

private struct ReminderRow: RowDecodable {
  let reminder: Reminder

  init(row: Row) throws(ColumnMismatch) {
    reminder = Reminder(
      id: try row["id"], folio: try row["folio"], party: try row["party_id"],
      dueOn: try row["due_on"], amount: try row["amount"], daysLate: try row["days_past_due"])
  }
}
