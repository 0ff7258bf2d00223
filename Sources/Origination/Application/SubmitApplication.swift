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

  /// Nil where the answers changed while the rules were asked: what they say now is decided anew.
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
    case .draft, .moreNeeded: break
    case .inReview, .approved, .declined, .signed, .cancelled: return application
    }
    let unanswered = ApplyStep.required.filter { !answers.done.contains($0) }
    guard unanswered.isEmpty else { throw Refused.unanswered(unanswered) }
    guard let profile = try await crm.profile(tenant, application.party) else {
      throw Refused.unanswered([.identidad, .domicilio, .ingresos])
    }

    // Outside the transaction: Decisioning keeps its own answer, unique by the decision's id.
    let decision = try await decide(application, answers, profile, in: tenant)
    return try await database.transaction(for: tenant) { db in
      guard let locked = try await db.lockApplication(id) else { throw ApplicationUnknown(id: id) }
      guard locked.status == application.status else { return locked }
      guard locked.decision == decision.id else { return nil }
      try await take(decision, about: profile, locked, by: actor, in: db)
      return try await db.application(id) ?? locked
    }
  }

  /// A draft is answered at once where the rules may; what an analyst asked for goes back to the
  /// analyst, with what the rules say of it now.
  private func take(
    _ decision: Decision, about profile: PartyProfile, _ application: Application,
    by actor: Actor, in db: Transaction
  ) async throws {
    let automatic = try tenants.manifest(db.tenant).limits.automaticApproval
    let needsALook = application.amount > automatic || profile.curpWarning != nil
    let isAnswer = application.status == .moreNeeded
    try await move(
      application, by: isAnswer ? .answer : decision.move(isAutomatic: !needsALook),
      actor: actor,
      told: .init(
        note: isAnswer ? "El solicitante envió lo que se le pidió." : nil,
        reasons: decision.reasons), in: db)
  }

  private func decide(
    _ application: Application, _ answers: Answers, _ profile: PartyProfile,
    in tenant: TenantID
  ) async throws -> Decision {
    guard let bornOn = profile.bornOn, let address = profile.address,
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
  /// A yes above the automatic limit, or about a CURP that is not of that name, is still looked at
  /// by a person.
  fileprivate func move(isAutomatic: Bool) -> ApplicationMove {
    switch outcome {
    case .approved: isAutomatic && isPlain ? .approveAtOnce : .refer
    case .referred: .refer
    case .declined: .declineAtOnce
    }
  }

  /// Without anything that a person must see to: a condition to be met, another amount on offer.
  private var isPlain: Bool { conditions.isEmpty && offers.isEmpty }
}

extension CalendarDate {
  /// Whole years from this date of birth to `other`.
  fileprivate func fullYears(to other: CalendarDate) -> Int {
    let hadBirthday = (other.month, other.day) >= (month, day)
    return other.year - year - (hadBirthday ? 0 : 1)
  }
}
