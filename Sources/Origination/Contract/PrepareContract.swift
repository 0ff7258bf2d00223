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
  let draft: DraftContract
  let signature: SignatureClient

  func callAsFunction(_ id: ApplicationID, in tenant: TenantID) async throws {
    let application = try await database.read(for: tenant) { db in try await db.application(id) }
    guard let application, application.status == .approved,
      let draft = try await draft(application, in: tenant)
    else { return }
    _ = try await signature.prepare(tenant, draft)
  }
}
