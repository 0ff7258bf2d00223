import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// The portfolio in the figures that a home page draws.
struct PortfolioQuestion: Sendable {
  let desk: Desk
  private static let weeks = 8

  func callAsFunction(_ tenant: TenantID) async throws -> PortfolioSummary {
    try await desk.database.read(for: tenant) { db in
      let today = try await desk.tenants.businessDate(in: db)
      let totals = try await db.portfolioTotals()
      return PortfolioSummary(
        businessDate: today, activeLoans: totals.count, activePrincipal: totals.principal,
        disbursedThisMonth: try await db.disbursed(from: today.firstOfMonth, through: today),
        overduePrincipal: totals.overdue, atRisk30: totals.atRisk,
        buckets: try await buckets(in: db), periods: try await periods(until: today, in: db))
    }
  }

  /// Every bucket in order, the empty ones too.
  private func buckets(in db: Transaction) async throws -> [PortfolioSummary.Slice] {
    let found = try await db.buckets()
    return DelinquencyBucket.allCases.map { bucket in
      found.first { $0.label == bucket.rawValue }
        ?? PortfolioSummary.Slice(label: bucket.rawValue, count: 0, amount: .zero)
    }
  }

  private func periods(
    until today: CalendarDate, in db: Transaction
  ) async throws -> [PortfolioSummary.Period] {
    let monday = today.adding(days: 1 - today.weekday.rawValue)
    let starts = (0..<Self.weeks).reversed().map { monday.adding(days: -7 * $0) }
    return try await db.weeks(starting: starts)
  }
}
