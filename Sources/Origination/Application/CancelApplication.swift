import Jobs
import Kernel
import OriginationAPI
import Postgres
import SignatureAPI

/// The applicant changes their mind. Before signing, the application ends, and the contract that
/// waits for a signature with it; afterwards the contract is cancelled within its ten business
/// days, and the loan follows it (LTOSF art. 11 Bis 1).
struct CancelApplication: Sendable {
  let database: Database
  let jobs: Jobs
  let move: MoveApplication
  let signature: SignatureClient

  func callAsFunction(
    _ id: ApplicationID, party: PartyID, in tenant: TenantID, _ circumstances: Circumstances
  ) async throws -> Application {
    let application = try await database.transaction(for: tenant) { db in
      guard let application = try await db.lockApplication(id), application.party == party else {
        throw ApplicationUnknown(id: id)
      }
      switch application.status {
      case .signed, .cancelled: return application
      case .draft, .inReview, .moreNeeded, .approved, .declined:
        return try await end(application, by: circumstances.actor, in: db)
      }
    }
    if application.status == .signed {
      _ = try await signature.cancel(tenant, application.contract, circumstances)
    }
    return application
  }

  /// The contract is withdrawn by a command of this same transaction: whether it is there already,
  /// still being drawn or being signed at this moment is for Signature to find.
  private func end(
    _ application: Application, by actor: Actor, in db: Transaction
  ) async throws -> Application {
    try await move(application, by: .cancel, actor: actor, in: db)
    if application.status == .approved {
      try await jobs.publish(
        ContractWithdrawalOrdered(contract: application.contract, by: actor), in: db)
    }
    return try await db.application(application.id) ?? application
  }
}
