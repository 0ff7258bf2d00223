import Audit
import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// A person found out what the bank meant and wrote it down. Of two who do so, the first counts.
/// Paid after all, the order settles as any other; not paid, whoever waits for it hears it again.
struct CloseContradiction: Sendable {
  let database: Database
  let world: World
  let audit: Audit
  let move: MoveDisbursement

  enum Outcome: String, Sendable, CaseIterable {
    case paid = "pagada"
    case notPaid = "no-pagada"
  }

  enum Refused: Refusal, Hashable {
    case notOpen(DisbursementID)
  }

  func callAsFunction(
    _ id: DisbursementID, _ outcome: Outcome, saying resolution: String, by actor: Kernel.Actor,
    of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      // The order's lock comes first, as for whoever asks the rail.
      guard try await db.lockDisbursement(id) != nil,
        let told = try await db.contradiction(of: id)
      else { throw Refused.notOpen(id) }
      let isClosed = try await db.close(
        contradictionOf: id, saying: resolution, by: actor, at: world.now(tenant))
      guard isClosed else { throw Refused.notOpen(id) }
      try await audit.record(
        Act(
          "payments.contradiction_closed", by: actor, on: id, facts: ["outcome": outcome.rawValue],
          reason: resolution), in: db)
      switch outcome {
      case .paid: try await settle(id, at: told.heardAt, by: actor, in: db)
      case .notPaid: try await move.restate(id, in: db)
      }
    }
  }

  /// What goes back to a borrower and waits to be sent again is not sent; a loan's next order is
  /// withdrawn by whoever ordered it, once they hear that the first one paid it.
  private func settle(
    _ id: DisbursementID, at instant: Date, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    guard let order = try await db.disbursement(id) else { return }
    switch order.purpose {
    case .loan: break
    case .giveBack, .receiptReturn:
      for other in try await db.waiting(besides: id) {
        try await move(other, .withdraw, by: actor, in: db)
      }
    }
    try await move(id, .provePaid(ClaveRastreo(for: id), at: instant), by: actor, in: db)
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
