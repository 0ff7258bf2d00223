public import Kernel
public import Postgres

extension Tenants {
  /// The day whose business is being done, apart from the wall clock.
  public func businessDate(_ id: TenantID) async throws -> CalendarDate {
    try await database.read(for: id) { db in try await db.businessDate() }
  }

  /// The same, inside a transaction that depends on it.
  public func businessDate(in db: Transaction) async throws -> CalendarDate {
    try await db.businessDate()
  }

  /// Closes a day: only forward, and only from the day the closer saw. Repeating it is harmless.
  public func advanceBusinessDate(
    from seen: CalendarDate, to date: CalendarDate, in db: Transaction
  ) async throws {
    try await db.advanceBusinessDate(from: seen, to: date)
  }
}
