import CRMAPI
import DecisioningAPI
import Kernel
import OriginationAPI
import Postgres
import Tenancy
import Vault

/// Sends an application: the institution's rules answer at once. Safe to repeat: an application
/// already sent answers with what it is now.
struct SubmitApplication: Sendable {
  let database: Database
  let vault: Vault
  let tenants: Tenants
  let crm: CRMClient
  let decisioning: DecisioningClient
  let quote: QuoteLoan
  let move: MoveApplication
  let returning: @Sendable (TenantID, PartyID) async throws -> Bool

  enum Refused: Refusal, Hashable {
    case unanswered([ApplyStep])

    var problem: Problem {
      switch self {
      case .unanswered(let steps):
        Problem(
          "origination/unanswered", status: 422, title: "Faltan datos",
          detail: "Falta contestar: " + steps.map(\.title).joined(separator: ", ") + ".",
          errors: steps.map { FieldError($0.rawValue, "Falta contestar \($0.title).") })
      }
    }
  }

  func callAsFunction(
    _ id: ApplicationID, party: PartyID, in tenant: TenantID, by actor: Actor
  ) async throws -> Application {
    while true {
      if let sent = try await attempt(id, party: party, in: tenant, by: actor) { return sent }
    }
  }

  /// Nil where the draft changed while the rules were asked: what it says now is decided anew.
  private func attempt(
    _ id: ApplicationID, party: PartyID, in tenant: TenantID, by actor: Actor
  ) async throws -> Application? {
    let (application, answers) = try await database.transaction(for: tenant) { db in
      guard let application = try await db.application(id), application.party == party else {
        throw ApplicationUnknown(id: id)
      }
      return (application, try await vault.answers(of: application, in: db))
    }
    switch application.status {
    case .draft: break
    case .moreNeeded: return try await answer(application, in: tenant, by: actor)
    case .inReview, .approved, .declined, .signed, .cancelled: return application
    }
    let unanswered = ApplyStep.required.filter { !answers.done.contains($0) }
    guard unanswered.isEmpty else { throw Refused.unanswered(unanswered) }

    // Outside the transaction: Decisioning keeps its own answer, unique by the decision's id.
    let decision = try await decide(application, answers, in: tenant)
    let automatic = try tenants.manifest(tenant).limits.automaticApproval
    return try await database.transaction(for: tenant) { db in
      guard let locked = try await db.lockApplication(id) else { throw ApplicationUnknown(id: id) }
      guard locked.status == .draft else { return locked }
      guard locked.decision == decision.id else { return nil }
      try await move(
        locked, by: decision.move(isAutomatic: locked.amount <= automatic), actor: actor,
        told: .init(reasons: decision.reasons), in: db)
      return try await db.application(id) ?? locked
    }
  }

  /// The applicant sent what the analyst asked for: it goes back to the queue.
  private func answer(
    _ application: Application, in tenant: TenantID, by actor: Actor
  ) async throws -> Application {
    try await database.transaction(for: tenant) { db in
      guard let locked = try await db.lockApplication(application.id) else {
        throw ApplicationUnknown(id: application.id)
      }
      guard locked.status == .moreNeeded else { return locked }
      try await move(
        locked, by: .answer, actor: actor,
        told: .init(note: "El solicitante envió lo que se le pidió."), in: db)
      return try await db.application(application.id) ?? locked
    }
  }

  private func decide(
    _ application: Application, _ answers: Answers, in tenant: TenantID
  ) async throws -> Decision {
    guard let profile = try await crm.profile(tenant, application.party),
      let bornOn = profile.bornOn, let address = profile.address,
      let income = profile.monthlyIncome
    else { throw Refused.unanswered([.identidad, .domicilio, .ingresos]) }
    let quoted = try await quote(
      product: application.productCode, amount: application.amount,
      installments: application.installmentCount, in: tenant,
      version: application.productVersion)
    let isReturning = try await returning(tenant, application.party)
    return try await decisioning.decide(
      tenant,
      DecisionRequest(
        id: application.decision, application: application.id, party: application.party,
        productCode: application.productCode,
        inputs: DecisionInputs(
          ageYears: bornOn.fullYears(to: quoted.quotedOn), state: address.state,
          monthlyIncome: income, monthlyPayment: quoted.monthlyPayment,
          amount: application.amount, borrowerKind: isReturning ? .returning : .new,
          isPoliticallyExposed: answers.isPoliticallyExposed ?? false,
          actsForSelf: answers.actsForSelf ?? true)))
  }
}

extension Decision {
  /// A yes above the automatic limit is still looked at by a person.
  fileprivate func move(isAutomatic: Bool) -> ApplicationMove {
    switch outcome {
    case .approved: isAutomatic ? .approveAtOnce : .refer
    case .referred: .refer
    case .declined: .declineAtOnce
    }
  }
}

extension CalendarDate {
  /// Whole years from this date of birth to `other`.
  fileprivate func fullYears(to other: CalendarDate) -> Int {
    let hadBirthday = (other.month, other.day) >= (month, day)
    return other.year - year - (hadBirthday ? 0 : 1)
  }
}
