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

extension Hand {
  /// Takes the head that is due first, by its institution's own clock, of the institution that has
  /// the fewest in hand; of several, the one that comes after the last one served. So a long
  /// queue, or a clock that runs behind, keeps nobody else waiting.
  func claim(after last: TenantID?) async throws -> Claimed? {
    let jobs = worker.jobs
    return try await jobs.database.system { db in
      let tenants = try await db.tenantsWithWork()
      guard !tenants.isEmpty else { return nil }
      try await db.beTheOnlyOneToClaim()
      let due = try await db.tenantsWithDueWork(
        among: tenants, at: tenants.map { jobs.world.now($0) }, after: last)
      for tenant in due {
        let claimed = try await db.claim(
          of: tenant, at: jobs.world.now(tenant), holder: holder, leaseSeconds: worker.leaseSeconds)
        if let claimed { return claimed }
      }
      return nil
    }
  }
}

extension Transaction {
  /// Steps from one institution to the next along the index: a long queue is not read to learn
  /// whose it is.
  func tenantsWithWork() async throws -> [TenantID] {
    try await values(
      TenantID.self,
      """
      WITH RECURSIVE step AS (
        SELECT min(tenant_id) AS tenant_id
        FROM system.work
        UNION ALL
        SELECT (
          SELECT min(work.tenant_id)
          FROM system.work
          WHERE work.tenant_id > step.tenant_id
        )
        FROM step
        WHERE step.tenant_id IS NOT NULL
      )
      SELECT tenant_id
      FROM step
      WHERE tenant_id IS NOT NULL
      """)
  }

  /// Two hands that counted at once would both take the same institution's work. A lease and
  /// its count of attempts need not outlive a crash of the database, so nobody waits for the disk
  /// with this lock held.
  func beTheOnlyOneToClaim() async throws {
    try await execute("SET LOCAL synchronous_commit = off")
    try await execute("SELECT pg_advisory_xact_lock(hashtextextended('claim', 0))")
  }

  func tenantsWithDueWork(
    among tenants: [TenantID], at clocks: [Date], after last: TenantID?
  ) async throws -> [TenantID] {
    try await values(
      TenantID.self,
      """
      SELECT clock.tenant_id
      FROM unnest(\(tenants)::int4[], \(clocks)::timestamptz[]) AS clock (tenant_id, now)
      CROSS JOIN LATERAL (
        SELECT count(*) AS heads
        FROM system.work
        WHERE work.tenant_id = clock.tenant_id AND work.lease_until >= now()
      ) AS held
      WHERE EXISTS (
        SELECT
        FROM system.work
        WHERE work.tenant_id = clock.tenant_id AND work.run_at <= clock.now
          AND (work.lease_until IS NULL OR work.lease_until < now())
      )
      ORDER BY held.heads, coalesce(clock.tenant_id <= \(last), false), clock.tenant_id
      """)
  }

  /// Locks the head it returns and passes over those another hand is looking at.
  func claim(
    of tenant: TenantID, at clock: Date, holder: UUID, leaseSeconds: Int
  ) async throws -> Claimed? {
    try await row(
      Claimed.self,
      """
      WITH due AS (
        SELECT work.id
        FROM system.work
        WHERE work.tenant_id = \(tenant) AND work.run_at <= \(clock)
          AND (work.lease_until IS NULL OR work.lease_until < now())
        ORDER BY work.run_at, work.id
        LIMIT 1
        FOR UPDATE SKIP LOCKED
      )
      UPDATE system.work
      SET lease_until = clock_timestamp() + make_interval(secs => \(leaseSeconds)),
        lease_holder = \(holder), attempts = attempts + 1
      FROM due
      WHERE work.id = due.id
      RETURNING work.id, work.tenant_id, purpose, name, attempts
      """)
  }

  /// False where the lease is somebody else's by now.
  func renewLease(_ id: UUID, holder: UUID, leaseSeconds: Int) async throws -> Bool {
    try await execute(
      """
      UPDATE system.work
      SET lease_until = now() + make_interval(secs => \(leaseSeconds))
      WHERE id = \(id) AND lease_holder = \(holder)
      """) == 1
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
