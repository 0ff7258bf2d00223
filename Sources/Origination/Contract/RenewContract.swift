import Kernel
import OriginationAPI
import Postgres
import SignatureAPI

/// Has the papers of an approved application drawn with the day's dates, schedule and CAT, where
/// they are of an earlier day.
struct RenewContract: Sendable {
  let database: Database
  let draft: DraftContract
  let signature: SignatureClient

  /// Before its approval there is no contract; after its signature it stays as it was signed.
  struct NotToBeSigned: Refusal, Hashable {
    let status: ApplicationStatus

    var problem: Problem {
      Problem(
        "origination/contract-not-to-be-signed", status: 409,
        title: "No hay un contrato por firmar",
        detail: "Solo el contrato de una solicitud aprobada se prepara de nuevo.",
        members: ["status": status.rawValue])
    }
  }

  @discardableResult
  func callAsFunction(
    _ id: ApplicationID, in tenant: TenantID, by actor: Actor
  ) async throws -> ContractSummary {
    let found = try await database.read(for: tenant) { db in try await db.application(id) }
    guard let application = found else { throw ApplicationUnknown(id: id) }
    guard application.status == .approved, let draft = try await draft(application, in: tenant)
    else { throw NotToBeSigned(status: application.status) }
    return try await signature.renew(tenant, draft, actor)
  }
}
