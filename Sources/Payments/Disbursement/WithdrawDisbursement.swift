import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres

/// Whoever ordered it does not want it any more. What has not left stays; what the rail rejected
/// is asked about once more, and only when it is surely not paid does the other side hear so.
struct WithdrawDisbursement: Sendable {
  let database: Database
  let world: World
  let jobs: Jobs
  let move: MoveDisbursement
  let check: CheckDisbursement

  static let answerJob = "payments.answer_withdrawal"

  struct Payload: Codable, Sendable { let disbursement: DisbursementID }

  func callAsFunction(_ order: DisbursementWithdrawn, in db: Transaction) async throws {
    let id = order.disbursement
    if try await move(id, .withdraw, by: .system("servicing"), in: db) { return }
    guard case .rejected = try await db.disbursement(id)?.state else { return }
    let again = world.newID().uuidString.lowercased()
    try await jobs.enqueue(
      kind: Self.answerJob, key: "\(id)/\(again)", payload: Payload(disbursement: id), in: db)
  }

  /// Contradicted, it waits for the person who clears it: closing it says the rest.
  func answer(_ payload: Payload, of tenant: TenantID) async throws {
    let id = payload.disbursement
    try await check.surely(id, of: tenant)
    try await database.transaction(for: tenant) { db in
      // Whoever contradicts it writes under this lock.
      guard try await db.lockDisbursement(id) != nil else { return }
      if let told = try await db.contradiction(of: id), told.resolution == nil { return }
      try await move.restate(id, in: db)
    }
  }
}
