import Jobs
import Kernel
import OriginationAPI
import Postgres
import ServicingAPI
import SignatureAPI

/// The applicant changes their mind. Before signing, the application ends; after it, the right to
/// cancel within ten business days goes to Servicing (LTOSF art. 11 Bis).
struct CancelApplication: Sendable {
  let database: Database
  let jobs: Jobs
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
      case .signed:
        try await jobs.publish(
          LoanCancellationOrdered(loan: application.loan, by: actor), in: db)
        return (application, false)
      case .draft, .inReview, .moreNeeded, .approved, .declined:
        try await move(application, by: .cancel, actor: actor, in: db)
        return (try await db.application(id) ?? application, application.status == .approved)
      }
    }
    if wasApproved { try await signature.withdraw(tenant, application.contract, actor) }
    return application
  }
}
