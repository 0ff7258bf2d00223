import Foundation
import Kernel
import Postgres

/// A person looked at what held an order: it is asked for again, and the gate asks again too.
struct ReleaseDisbursement: Sendable {
  let database: Database
  let world: World
  let move: MoveDisbursement
  let request: RequestDisbursement

  enum Refused: Refusal, Hashable {
    case unknown(DisbursementID)
    case notHeld(DisbursementID)
    case paidByAnother(DisbursementID)
  }

  func callAsFunction(
    _ id: DisbursementID, by actor: Kernel.Actor, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      guard try await db.disbursement(id) != nil else { throw Refused.unknown(id) }
      guard try await move(id, .release, by: actor, in: db) else { throw Refused.notHeld(id) }
      try await request.askForSubmission(
        of: id, again: "\(Int(world.now(tenant).timeIntervalSince1970))", in: db)
    }
  }

  /// The officer decides that the person is not to be paid.
  func decline(
    _ id: DisbursementID, because reason: String, by actor: Kernel.Actor, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      guard let order = try await db.lockDisbursement(id) else { throw Refused.unknown(id) }
      guard case .held = order.state else { throw Refused.notHeld(id) }
      // Declining a loan's order ends the loan, which another order may have paid.
      let isContradicted = try await db.isContradicted(besides: id)
      let isPaid = try await db.isPaid(besides: id)
      guard !isContradicted, !isPaid else { throw Refused.paidByAnother(id) }
      try await move(id, .reject(code: Disbursement.declined, reason: reason), by: actor, in: db)
    }
  }
}

extension ReleaseDisbursement.Refused {
  var problem: Problem {
    switch self {
    case .unknown(let id):
      Problem(
        "payments/disbursement-unknown", status: 404, title: "No existe la dispersión",
        detail: "No hay una dispersión \(id) en esta institución.")
    case .paidByAnother:
      Problem(
        "payments/paid-by-another", status: 409, title: "Otra orden pudo pagar este dinero",
        detail: "El banco da por pagada otra orden de este dinero. Aclárela primero en "
          + "Dispersiones; después se sabe si esta se paga.")
    case .notHeld(let id):
      Problem(
        "payments/disbursement-not-held", status: 409, title: "La dispersión no está detenida",
        detail: "La dispersión \(id) ya siguió su curso; revise su estado.")
    }
  }
}
