import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// What other modules ask of a loan: read without a lock, from the figures of the day.
struct LoanQuestions: Sendable {
  let desk: Desk

  func summary(_ tenant: TenantID, _ id: LoanID) async throws -> LoanSummary? {
    try await desk.database.read(for: tenant) { db in try await db.summary(of: id) }
  }

  func loans(_ tenant: TenantID, of party: PartyID) async throws -> [LoanSummary] {
    try await desk.database.read(for: tenant) { db in try await db.summaries(of: party) }
  }

  /// Three letters at least: a shorter beginning is everybody's.
  func loans(_ tenant: TenantID, folioPrefix text: String) async throws -> [LoanSummary] {
    let prefix = text.filter { !$0.isWhitespace }.uppercased()
    guard prefix.count >= 3 else { return [] }
    return try await desk.database.read(for: tenant) { db in
      try await db.loans(folioPrefix: prefix).map(\.summary)
    }
  }

  func group(_ tenant: TenantID, _ id: LoanGroupID) async throws -> LoanGroupSummary? {
    try await desk.database.read(for: tenant) { db in try await db.group(id) }.map {
      LoanGroupSummary(
        id: $0.id, name: $0.name, branch: $0.branch, president: $0.president,
        treasurer: $0.treasurer, meetingWeekday: $0.meetingDay.rawValue)
    }
  }

  func paidOut(_ tenant: TenantID, _ id: LoanID) async throws -> Money? {
    try await desk.database.read(for: tenant) { db in
      guard let loan = try await db.loan(id)?.loan, loan.status == .active else { return nil }
      return loan.schedule.terms.netDisbursement
    }
  }

  func payoffQuote(
    _ tenant: TenantID, _ id: LoanID, on date: CalendarDate
  ) async throws -> ServicingAPI.PayoffQuote? {
    try await desk.database.read(for: tenant) { db in
      guard let record = try await db.loan(id), record.loan.status == .active else { return nil }
      let quote = record.account.payoffQuote(on: date)
      return ServicingAPI.PayoffQuote(loan: id, on: date, total: quote.total)
    }
  }
}
