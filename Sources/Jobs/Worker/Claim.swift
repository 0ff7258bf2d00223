import Foundation
import Kernel
import Postgres

/// A head that this worker holds until its lease ends.
struct Claimed: Sendable, Hashable {
  enum Purpose: String, Sendable, SQLCodable { case event, job, webhook }

  let id: UUID
  let tenant: TenantID
  let purpose: Purpose
  let name: String
  let attempt: Int
}

extension Claimed: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    tenant = try row["tenant_id"]
    purpose = try row["purpose"]
    name = try row["name"]
    attempt = try row["attempts"]
  }
}

extension Worker {
  static let leaseSeconds = 60

  /// Takes what is due by each institution's own clock, a few of each, so that one with a long
  /// queue does not keep the others waiting.
  func claim(count: Int) async throws -> [Claimed] {
    try await jobs.database.system { db in
      let tenants = try await db.tenantsWithWork()
      guard !tenants.isEmpty else { return [] }
      let clocks = tenants.map { jobs.world.now($0) }
      return try await db.claim(
        of: tenants, at: clocks, holder: holder, leaseSeconds: Self.leaseSeconds, count: count)
    }
  }
}

extension Transaction {
  func tenantsWithWork() async throws -> [TenantID] {
    try await values(
      TenantID.self,
      """
      SELECT DISTINCT tenant_id
      FROM system.work
      """)
  }

  /// Locks the heads it returns and passes over those another worker is looking at.
  func claim(
    of tenants: [TenantID], at clocks: [Date], holder: UUID, leaseSeconds: Int, count: Int
  ) async throws -> [Claimed] {
    try await rows(
      Claimed.self,
      """
      WITH due AS (
        SELECT head.id
        FROM unnest(\(tenants)::int4[], \(clocks)::timestamptz[]) AS clock (tenant_id, now),
        LATERAL (
          SELECT work.id, work.run_at
          FROM system.work
          WHERE work.tenant_id = clock.tenant_id AND work.run_at <= clock.now
            AND (work.lease_until IS NULL OR work.lease_until < now())
          ORDER BY work.run_at, work.id
          LIMIT \(count)
          FOR UPDATE SKIP LOCKED
        ) AS head
        ORDER BY head.run_at, head.id
        LIMIT \(count)
      ), held AS (
        UPDATE system.work
        SET lease_until = now() + make_interval(secs => \(leaseSeconds)),
          lease_holder = \(holder), attempts = attempts + 1
        FROM due
        WHERE work.id = due.id
        RETURNING work.id, work.tenant_id, purpose, name, run_at, attempts
      )
      SELECT id, tenant_id, purpose, name, attempts
      FROM held
      ORDER BY run_at, id
      """)
  }

  func renewLease(_ id: UUID, holder: UUID, leaseSeconds: Int) async throws {
    try await execute(
      """
      UPDATE system.work
      SET lease_until = now() + make_interval(secs => \(leaseSeconds))
      WHERE id = \(id) AND lease_holder = \(holder)
      """)
  }

  /// Takes the head away: it is done, or somebody must decide about it.
  func removeHead(_ id: UUID, holder: UUID) async throws -> Bool {
    try await execute(
      """
      DELETE FROM system.work
      WHERE id = \(id) AND lease_holder = \(holder)
      """) == 1
  }

  func postpone(_ id: UUID, holder: UUID, until instant: Date) async throws {
    try await execute(
      """
      UPDATE system.work
      SET run_at = \(instant), lease_until = NULL, lease_holder = NULL
      WHERE id = \(id) AND lease_holder = \(holder)
      """)
  }

  func addHead(_ id: UUID, purpose: Claimed.Purpose, name: String, runAt: Date) async throws {
    try await execute(
      """
      INSERT INTO system.work (id, tenant_id, purpose, name, run_at)
      VALUES (\(id), \(tenant), \(purpose), \(name), \(runAt))
      """)
  }
}
