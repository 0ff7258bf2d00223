import Audit
import DecisioningAPI
import Kernel
import OriginationAPI
import Postgres

/// Changes what an application in review asks for to what its policy offers. It stays in review:
/// who approves it then approves that amount, and the applicant reads and signs it. Taken again it
/// is found done.
struct TakeOffer: Sendable {
  let database: Database
  let decisioning: DecisioningClient
  let quote: QuoteLoan
  let audit: Audit
  let world: World
  /// Whether a second person was asked about what it says now.
  let isAwaitingSecond: @Sendable (TenantID, ApplicationID) async throws -> Bool

  enum Refused: Refusal, Hashable {
    case notOffered
    case notInReview(ApplicationStatus)
    case awaitsSecond

    var problem: Problem {
      switch self {
      case .notOffered:
        Problem(
          "origination/not-offered", status: 409, title: "La política no ofrece ese monto",
          detail: "La solicitud cambió desde que se vio. Recargue la página y elija otra vez.")
      case .awaitsSecond:
        Problem(
          "origination/offer-awaits-second", status: 409, title: "Espera una autorización",
          detail: "Otra persona tiene que autorizarla o rechazarla antes de cambiar su monto.")
      case .notInReview(let status):
        Problem(
          "origination/offer-not-in-review", status: 409, title: "La solicitud no está en revisión",
          detail: "Solo se cambia el monto de una solicitud en revisión.",
          members: ["status": status.rawValue])
      }
    }
  }

  /// What may be taken of an application in review: each offer that is not what it asks already,
  /// and that its product sells today.
  func offers(of application: Application, in tenant: TenantID) async throws -> [DecisionOffer] {
    guard application.status == .inReview else { return [] }
    var offers: [DecisionOffer] = []
    for offer in try await decided(application, in: tenant) where !application.asks(offer) {
      do {
        try await checkSold(offer, application, in: tenant)
        offers.append(offer)
      } catch is any Refusal {
        continue
      }
    }
    return offers
  }

  func callAsFunction(
    _ id: ApplicationID, _ offer: DecisionOffer, in tenant: TenantID, by actor: Actor
  ) async throws -> Application {
    let found = try await database.read(for: tenant) { db in try await db.application(id) }
    guard let application = found else { throw ApplicationUnknown(id: id) }
    guard try await decided(application, in: tenant).contains(offer) else {
      throw Refused.notOffered
    }
    try await checkSold(offer, application, in: tenant)
    guard try await !isAwaitingSecond(tenant, id) else { throw Refused.awaitsSecond }
    return try await database.transaction(for: tenant) { db in
      guard let locked = try await db.lockApplication(id) else { throw ApplicationUnknown(id: id) }
      guard locked.status == .inReview else { throw Refused.notInReview(locked.status) }
      if locked.asks(offer) { return locked }
      guard locked.decision == application.decision else { throw Refused.notOffered }
      try await take(offer, locked, by: actor, in: db)
      return try await db.application(id) ?? locked
    }
  }

  private func decided(
    _ application: Application, in tenant: TenantID
  ) async throws -> [DecisionOffer] {
    try await decisioning.decision(tenant, application.decision)?.offers ?? []
  }

  /// A product's own limits hold for what a policy offers too.
  private func checkSold(
    _ offer: DecisionOffer, _ application: Application, in tenant: TenantID
  ) async throws {
    _ = try await quote(
      product: application.productCode, amount: offer.amount,
      installments: application.installments(of: offer), in: tenant,
      version: application.productVersion)
  }

  private func take(
    _ offer: DecisionOffer, _ application: Application, by actor: Actor, in db: Transaction
  ) async throws {
    let (count, now) = (application.installments(of: offer), world.now(db.tenant))
    try await db.saveOffer(offer.amount, installments: count, of: application.id, at: now)
    try await db.save(
      RecordedMove(
        application: application.id, event: world.newID(), status: application.status,
        actor: actor, at: now,
        note: "se tomó la oferta de la política, \(offer.amount.text) en \(count) pagos; "
          + "pedía \(application.amount.text) en \(application.installmentCount)"))
    try await audit.record(
      Act(
        "application.offer_taken", by: actor, on: application.id.description,
        facts: [
          "amount": String(offer.amount.minorUnits), "installments": String(count),
          "askedAmount": String(application.amount.minorUnits),
          "askedInstallments": String(application.installmentCount),
        ]), in: db)
  }
}

extension Application {
  /// An offer that does not say is in as many payments as were asked for first.
  fileprivate func installments(of offer: DecisionOffer) -> Int {
    offer.installmentCount ?? firstInstallmentCount ?? installmentCount
  }

  fileprivate func asks(_ offer: DecisionOffer) -> Bool {
    amount == offer.amount && installmentCount == installments(of: offer)
  }
}
