public import Foundation
public import Kernel
public import Postgres

/// Something that could not be done after every attempt; a person reads why and decides.
public struct DeadLetter: Hashable, Sendable {
  public let id: UUID
  public let purpose: String
  /// The event's name or the job's kind.
  public let name: String
  public let attempts: Int
  public let reason: String
  public let diedAt: Date
}

extension DeadLetter: RowDecodable {
  public init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    purpose = try row["purpose"]
    name = try row["name"]
    attempts = try row["attempts"]
    reason = try row["reason"]
    diedAt = try row["died_at"]
  }
}

extension Jobs {
  public func deadLetters(of tenant: TenantID, count: Int = 100) async throws -> [DeadLetter] {
    try await database.read(for: tenant) { db in try await db.deadLetters(count: count) }
  }

  /// Gives it every attempt again; false if it is no longer there. Subscribers that heard the
  /// event before it died are passed over.
  public func requeue(_ id: UUID, in db: Transaction) async throws -> Bool {
    guard let letter = try await db.takeDeadLetter(id) else { return false }
    guard let purpose = Claimed.Purpose(rawValue: letter.purpose) else { return false }
    try await db.addHead(
      id, purpose: purpose, name: letter.name, runAt: world.now(db.tenant))
    db.afterCommit { bell.ring() }
    return true
  }
}
