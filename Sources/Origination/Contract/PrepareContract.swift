import Jobs
import Kernel
import OriginationAPI
import Postgres
import SignatureAPI

/// Has the contract of an approved application rendered. Run again, Signature answers with the
/// contract it has: its id was chosen when the application was born.
struct PrepareContract: Sendable {
  static let kind = "origination.prepare_contract"

  struct Payload: Codable, Sendable {
    let application: ApplicationID
  }

  let database: Database
  let jobs: Jobs
  let draft: DraftContract
  let signature: SignatureClient

  func callAsFunction(_ id: ApplicationID, in tenant: TenantID) async throws {
    let found = try await database.read(for: tenant) { db in try await db.application(id) }
    guard let application = found else { return }
    if application.status == .approved, let draft = try await draft(application, in: tenant) {
      _ = try await signature.prepare(tenant, draft)
    }
    try await withdrawIfCancelled(id, in: tenant)
  }

  /// Cancelled while its papers were drawn: the withdrawal that was sent then may have found no
  /// contract yet. An earlier run that did not come this far is made up for too.
  private func withdrawIfCancelled(_ id: ApplicationID, in tenant: TenantID) async throws {
    try await database.transaction(for: tenant) { db in
      guard let application = try await db.lockApplication(id), application.status == .cancelled
      else { return }
      try await jobs.publish(
        ContractWithdrawalOrdered(contract: application.contract, by: .system("origination")),
        in: db)
    }
  }
}
