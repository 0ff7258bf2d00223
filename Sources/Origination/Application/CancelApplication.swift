import Kernel
import OriginationAPI
import Postgres
import SignatureAPI

/// The applicant changes their mind. Before signing, the application ends; after it, the contract
/// is cancelled within its ten business days, and the loan follows it (LTOSF art. 11 Bis 1).
struct CancelApplication: Sendable {
  let database: Database
  let move: MoveApplication
  let signature: SignatureClient

  func callAsFunction(
    _ id: ApplicationID, party: PartyID, in tenant: TenantID, by actor: Actor
  ) async throws -> Application {
    let (application, wasApproved) = try await database.transaction(for: tenant) { db in
      guard let application = try await db.lockApplication(id), application.party == party else {
        throw ApplicationUnknown(id: id)
      }
      switch application.status {
      case .cancelled: return (application, false)
      case .signed: return (application, false)
      case .draft, .inReview, .moreNeeded, .approved, .declined:
        try await move(application, by: .cancel, actor: actor, in: db)
        return (try await db.application(id) ?? application, application.status == .approved)
      }
    }
    if wasApproved { try await signature.withdraw(tenant, application.contract, actor) }
    if application.status == .signed {
      _ = try await signature.cancel(tenant, application.contract, actor)
    }
    return application
  }
}
