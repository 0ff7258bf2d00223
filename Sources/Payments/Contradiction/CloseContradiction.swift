import Audit
import Foundation
import Kernel
import Postgres

/// A person found out what the bank meant and wrote it down. Of two who do so, the first counts.
struct CloseContradiction: Sendable {
  let database: Database
  let world: World
  let audit: Audit

  enum Refused: Refusal, Hashable {
    case notOpen(DisbursementID)
  }

  func callAsFunction(
    _ id: DisbursementID, saying resolution: String, by actor: Kernel.Actor, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      let isClosed = try await db.close(
        contradictionOf: id, saying: resolution, by: actor, at: world.now(tenant))
      guard isClosed else { throw Refused.notOpen(id) }
      try await audit.record(
        Act("payments.contradiction_closed", by: actor, on: id, reason: resolution), in: db)
    }
  }
}

extension CloseContradiction.Refused {
  var problem: Problem {
    switch self {
    case .notOpen:
      Problem(
        "payments/contradiction-not-open", status: 409, title: "Ya se revisó",
        detail: "Otra persona ya escribió qué pasó con esta dispersión.")
    }
  }
}
