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
    precondition(date >= seen, "business days only go forward")
    let moved = try await db.moveBusinessDate(from: seen, to: date)
    if moved == 0, try await db.businessDate() < date {
      throw TimeRefused.businessDateMoved(seen: seen)
    }
  }

  /// Moves a demonstration's clock; the wall clock of a real institution is never touched. Back
  /// in time only while its story is told from the start.
  public func setClockOffset(_ id: TenantID, seconds: Int) async throws {
    guard try tenant(id).manifest.isDemo else { throw TimeRefused.notADemonstration }
    guard (Self.minOffsetSeconds...Self.maxOffsetSeconds).contains(seconds) else {
      throw TimeRefused.outOfRange
    }
    try await database.transaction(for: id) { db in
      try await db.setClockOffset(seconds: seconds)
    }
    try await refresh()
  }

  /// A year back.
  private static let minOffsetSeconds = -31_536_000
  /// Ten years on.
  private static let maxOffsetSeconds = 315_360_000
}

/// Why time did not move.
public enum TimeRefused: Refusal, Hashable {
  case businessDateMoved(seen: CalendarDate)
  case notADemonstration
  case outOfRange

  public var problem: Problem {
    switch self {
    case .businessDateMoved(let seen):
      Problem(
        "tenancy/business-date-moved", status: 409, title: "La fecha de operación cambió",
        detail: "La fecha de operación ya no es \(seen.text.numeric). Vuelva a intentarlo.")
    case .notADemonstration:
      Problem(
        "tenancy/not-a-demonstration", status: 409, title: "El reloj no se mueve aquí",
        detail: "Solo el reloj de una demostración se puede mover.")
    case .outOfRange:
      Problem(
        "tenancy/clock-out-of-range", status: 422, title: "El reloj no llega tan lejos",
        detail: "El reloj se mueve desde un año atrás hasta diez años adelante.")
    }
  }
}
