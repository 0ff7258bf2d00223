import DecisioningAPI
import Kernel
import OriginationAPI
import Postgres
import Tenancy

/// What an analyst does with an application in review: approve, decline or ask for more.
/// Each is safe to repeat: the second time finds it done and changes nothing.
struct ReviewApplication: Sendable {
  let database: Database
  let tenants: Tenants
  let limits: ApprovalLimits
  let move: MoveApplication

  enum Verdict: Sendable, Hashable {
    case approve
    case decline(reason: String)
    case askFor(String)
  }

  enum Refused: Refusal, Hashable {
    case secondPersonNeeded(limit: Money)

    var problem: Problem {
      switch self {
      case .secondPersonNeeded(let limit):
        Problem(
          "origination/second-person-needed", status: 409,
          title: "Hace falta la autorización de otra persona",
          detail: "Arriba de \(MoneyText(limit)) aprueba una segunda persona. "
            + "Envíe la solicitud a autorización.")
      }
    }
  }

  func callAsFunction(
    _ id: ApplicationID, _ verdict: Verdict, in tenant: TenantID, by actor: Actor
  ) async throws -> Application {
    let limit = try await tenants.manifest(tenant).limits.secondApproval
    if verdict == .approve { try await checkOwnLimit(id, in: tenant, by: actor) }
    return try await database.transaction(for: tenant) { db in
      guard let application = try await db.lockApplication(id) else {
        throw ApplicationUnknown(id: id)
      }
      if application.isAlready(verdict) { return application }
      if verdict == .approve, application.amount > limit {
        throw Refused.secondPersonNeeded(limit: limit)
      }
      try await move(
        application, by: verdict.move, actor: actor, told: verdict.told, in: db)
      return try await db.application(id) ?? application
    }
  }
}

extension ReviewApplication {
  /// Asked before the lock: only a draft's amount changes, and a draft is approved by nobody.
  private func checkOwnLimit(
    _ id: ApplicationID, in tenant: TenantID, by actor: Actor
  ) async throws {
    let found = try await database.read(for: tenant) { db in try await db.application(id) }
    guard let application = found, application.status == .inReview else { return }
    try await limits.check(application.amount, by: actor, in: tenant)
  }
}

extension Application {
  fileprivate func isAlready(_ verdict: ReviewApplication.Verdict) -> Bool {
    switch verdict {
    case .approve: status == .approved || status == .signed
    case .decline: status == .declined
    case .askFor(let what): status == .moreNeeded && askedFor == what
    }
  }
}

extension ReviewApplication.Verdict {
  fileprivate var move: ApplicationMove {
    switch self {
    case .approve: .approve
    case .decline: .decline
    case .askFor: .askForMore
    }
  }

  fileprivate var told: MoveApplication.Told {
    switch self {
    case .approve: .init()
    case .decline(let reason):
      .init(
        note: reason, reasons: [.init(code: "analyst", message: reason)], reason: reason)
    case .askFor(let what): .init(note: what, askedFor: what)
    }
  }
}
