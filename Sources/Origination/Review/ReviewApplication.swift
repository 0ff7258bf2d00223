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
    case amountChanged(now: Money)

    var problem: Problem {
      switch self {
      case .amountChanged(let now):
        Problem(
          "origination/amount-changed", status: 409, title: "El monto de la solicitud cambió",
          detail: "Ahora es de \(MoneyText(now)). Revísela otra vez antes de aprobarla.")
      case .secondPersonNeeded(let limit):
        Problem(
          "origination/second-person-needed", status: 409,
          title: "Hace falta la autorización de otra persona",
          detail: "Arriba de \(MoneyText(limit)) aprueba una segunda persona. "
            + "Envíe la solicitud a autorización.")
      }
    }
  }

  /// - Parameter seen: the amount that who approves had before them, where they say it.
  func callAsFunction(
    _ id: ApplicationID, _ verdict: Verdict, seeing seen: Money? = nil, in tenant: TenantID,
    by actor: Actor
  ) async throws -> Application {
    let limit = try await tenants.manifest(tenant).limits.secondApproval
    let checked = verdict == .approve ? try await withinOwnLimit(id, in: tenant, by: actor) : nil
    return try await database.transaction(for: tenant) { db in
      guard let application = try await db.lockApplication(id) else {
        throw ApplicationUnknown(id: id)
      }
      if application.isAlready(verdict) { return application }
      if verdict == .approve, application.status == .inReview {
        let amount = application.amount
        guard amount == checked, amount == seen ?? amount else {
          throw Refused.amountChanged(now: amount)
        }
        guard amount <= limit else { throw Refused.secondPersonNeeded(limit: limit) }
      }
      try await move(
        application, by: verdict.move, actor: actor, told: verdict.told, in: db)
      return try await db.application(id) ?? application
    }
  }
}

extension ReviewApplication {
  /// The amount that they may approve, asked before the lock: under it the application must still
  /// be for that. Nil where it is not in review.
  private func withinOwnLimit(
    _ id: ApplicationID, in tenant: TenantID, by actor: Actor
  ) async throws -> Money? {
    let found = try await database.read(for: tenant) { db in try await db.application(id) }
    guard let application = found, application.status == .inReview else { return nil }
    try await limits.check(application.amount, by: actor, in: tenant)
    return application.amount
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
