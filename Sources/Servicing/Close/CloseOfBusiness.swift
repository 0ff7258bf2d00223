import Foundation
public import Kernel
import Postgres
import Tenancy

/// Moves an institution's date, a day at a time: every loan is closed under its own lock, in
/// chunks that any number of workers share, and a run that is killed goes on where it stopped.
struct CloseOfBusiness: Sendable {
  let desk: Desk
  let payments: CollectionAccounts
  var loansPerChunk = 500

  /// Closes every day before `date`, so that `date` is the day being done.
  func callAsFunction(
    _ tenant: TenantID, through date: CalendarDate,
    progress: @Sendable (CloseProgress) -> Void = { _ in }
  ) async throws {
    var day = try await desk.tenants.businessDate(tenant)
    while day < date {
      try await close(day, of: tenant, progress: progress)
      day = try await desk.tenants.businessDate(tenant)
    }
  }

  private func close(
    _ date: CalendarDate, of tenant: TenantID, progress: @Sendable (CloseProgress) -> Void
  ) async throws {
    let chunkCount = try await begin(date, of: tenant)
    while let chunk = try await CloseChunk(desk: desk).next(on: date, of: tenant) {
      progress(CloseProgress(date: date, chunk: chunk + 1, of: chunkCount))
    }
    // Whoever has a chunk in hand is waited for, and what they could not finish is taken up.
    for chunk in 0..<chunkCount {
      try await CloseChunk(desk: desk)(chunk, on: date, of: tenant)
    }
    for chunk in 0..<chunkCount {
      try await NotifyStep(desk: desk, payments: payments)(chunk, on: date, of: tenant)
    }
    try await AdvanceStep(desk: desk)(date, of: tenant)
    progress(CloseProgress(date: date, chunk: chunkCount, of: chunkCount))
  }

  /// Fixes the chunks the first time; a run taken up again finds them as they were.
  private func begin(_ date: CalendarDate, of tenant: TenantID) async throws -> Int {
    try await desk.database.transaction(for: tenant) { db in
      if let count = try await db.closeChunkCount(on: date) { return count }
      // The first chunk begins before every id, so that no loan falls outside.
      let firsts = [LoanID.first] + (try await db.chunkBoundaries(every: loansPerChunk)).dropFirst()
      let isFirst = try await db.insertClose(
        on: date, firsts: firsts, at: desk.world.now(tenant))
      guard !isFirst else { return firsts.count }
      return try await db.closeChunkCount(on: date) ?? firsts.count
    }
  }
}

/// How far a close has come.
public struct CloseProgress: Hashable, Sendable {
  public let date: CalendarDate
  public let chunk: Int
  public let of: Int
}

extension LoanID {
  /// Sorts before every loan.
  static let first = LoanID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
}

extension CloseProgress: CustomStringConvertible {
  /// `2026-11-20: bloque 1 de 3`
  public var description: String { "\(date): bloque \(chunk) de \(of)" }
}
