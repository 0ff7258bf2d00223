import Foundation
import Kernel
import Postgres
import Synchronization
import TestKit

struct Deliberate: Error {}

final class Counter: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }
  func add() { value.withLock { $0 += 1 } }
}

/// Any tenant's table does for these tests; the outbox is always there.
func noting(_ text: String, for tenant: TenantID, id: UInt64? = nil) -> SQL {
  let uuid = id.map { UUID.version7(at: TestWorld.start, randomness: (0, $0)) } ?? UUID()
  return """
    INSERT INTO jobs.event (tenant_id, id, name, occurred_at, payload)
    VALUES (\(tenant), \(uuid), \(text), now(), '{}')
    """
}

extension Transaction {
  func note(_ text: String, id: UInt64? = nil) async throws {
    try await execute(noting(text, for: tenant, id: id))
  }
}

extension Database {
  func notes(of tenant: TenantID) async throws -> Int {
    try await read(for: tenant) { db in
      try await db.value(
        Int.self,
        """
        SELECT count(*)
        FROM jobs.event
        WHERE tenant_id = \(db.tenant)
        """) ?? 0
    }
  }
}
