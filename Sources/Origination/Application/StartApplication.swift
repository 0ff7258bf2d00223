import Audit
import Kernel
import OriginationAPI
import Postgres
import ServicingAPI
import Tenancy

/// Opens an application for a person. Someone who already has one open gets that one back, with
/// what they ask now.
struct StartApplication: Sendable {
  let database: Database
  let quote: QuoteLoan
  let audit: Audit
  let world: World
  let isGroup: @Sendable (TenantID, LoanGroupID) async throws -> Bool
  let loansOf: @Sendable (TenantID, PartyID) async throws -> [LoanSummary]

  struct Request: Sendable {
    let party: PartyID
    let productCode: String
    let amount: Money
    let installmentCount: Int
    let channel: Application.Channel
    let branch: String
    /// Given by programs so that a repeat finds the first.
    var id: ApplicationID?
    /// Of a group product: the group that the person is a member of.
    var group: LoanGroupID?
  }

  func callAsFunction(
    _ request: Request, in tenant: TenantID, by actor: Actor
  ) async throws -> Application {
    let quoted = try await quote(
      product: request.productCode, amount: request.amount,
      installments: request.installmentCount, in: tenant)

    try await checkGroup(of: request, quoted.product, in: tenant)
    try await checkNothingWaits(for: request, in: tenant)

    return try await database.transaction(for: tenant) { db in
      if let id = request.id, let earlier = try await db.application(id) { return earlier }
      if let open = try await db.openApplication(of: request.party) {
        // Under its own id a repeat could not find it once it is over, and would begin another.
        if request.id != nil { throw AnotherIsOpen(application: open.id) }
        return try await renew(open, with: request, version: quoted.product.version, in: db)
      }
      let new = NewApplication(
        id: request.id ?? world.newID(ApplicationID.self), party: request.party,
        productCode: request.productCode, productVersion: quoted.product.version,
        amount: request.amount, installmentCount: request.installmentCount,
        channel: request.channel, branch: request.branch,
        decision: world.newID(DecisionID.self), contract: world.newID(ContractID.self),
        loan: world.newID(LoanID.self), group: request.group)
      let isNew = try await db.insert(new, at: world.now(tenant))
      // Two first screens at once: the unique index keeps one open application.
      guard isNew else {
        if let id = request.id, let same = try await db.application(id) { return same }
        guard let winner = try await db.openApplication(of: request.party) else {
          throw ApplicationUnknown(id: new.id)
        }
        if request.id != nil { throw AnotherIsOpen(application: winner.id) }
        return winner
      }
      try await audit.record(
        Act(
          "application.started", by: actor, on: new.id.description,
          facts: [
            "product": new.productCode, "amount": String(new.amount.minorUnits),
            "installments": String(new.installmentCount), "channel": new.channel.rawValue,
          ]), in: db)
      guard let started = try await db.application(new.id) else {
        throw ApplicationUnknown(id: new.id)
      }
      return started
    }
  }

  /// A loan's money goes to the account that its contract names and to the person that was looked
  /// for in the lists: nobody answers those questions anew while it is on its way.
  private func checkNothingWaits(for request: Request, in tenant: TenantID) async throws {
    let signed = try await database.read(for: tenant) { db -> [Application] in
      if let id = request.id, try await db.application(id) != nil { return [] }
      return try await db.applications(of: request.party).filter { $0.status == .signed }
    }
    guard !signed.isEmpty else { return }
    let loans = try await loansOf(tenant, request.party)
    for application in signed {
      let loan = loans.first { $0.id == application.loan }
      switch loan?.status {
      case nil, .awaitingDeposit, .disbursing:
        throw LoanOnItsWay(isRejected: loan?.isRejected ?? false)
      case .active, .paidOff, .cancelled: continue
      }
    }
  }

  /// A group product is asked for within a group, and only it.
  private func checkGroup(
    of request: Request, _ product: LoanProduct, in tenant: TenantID
  ) async throws {
    switch product.kind {
    case .individual:
      guard request.group == nil else { throw GroupRefused.productIsIndividual }
    case .group:
      guard let group = request.group else { throw GroupRefused.productIsForGroups }
      guard try await isGroup(tenant, group) else { throw GroupRefused.groupUnknown(group) }
    }
  }

  /// A draft takes the whole of the newer request, its group too, and is decided anew; anything
  /// further along stays as it is.
  private func renew(
    _ open: Application, with request: Request, version: Int, in db: Transaction
  ) async throws -> Application {
    guard open.status == .draft else { return open }
    try await db.saveRequest(
      request, version: version, decision: world.newID(DecisionID.self), of: open.id,
      at: world.now(db.tenant))
    return try await db.application(open.id) ?? open
  }
}

/// The person's last loan was signed and its money has not arrived.
struct LoanOnItsWay: Refusal, Hashable {
  /// The bank would not take the deposit: the person has something to do first.
  var isRejected = false

  var problem: Problem {
    guard !isRejected else {
      return Problem(
        "origination/loan-rejected-by-bank", status: 409,
        title: "El banco rechazó el depósito de tu crédito anterior",
        detail: "Ya firmaste un crédito y el banco no aceptó la cuenta que nos diste. En «Mi "
          + "crédito» corrige tu CLABE para que lo enviemos otra vez, o cancélalo sin costo; "
          + "después podrás pedir otro.")
    }
    return Problem(
      "origination/loan-on-its-way", status: 409, title: "Tu crédito anterior va en camino",
      detail: "Ya firmaste un crédito y su dinero todavía no llega a tu cuenta. "
        + "Cuando llegue podrás pedir otro.")
  }
}

/// A program names an application of its own for somebody who has another one open.
struct AnotherIsOpen: Refusal, Hashable {
  let application: ApplicationID

  var problem: Problem {
    Problem(
      "origination/another-is-open", status: 409, title: "Ya tiene una solicitud abierta",
      detail: "Continúa la que está abierta, con su id, o cancélala antes de pedir otra.",
      members: ["application": application.description])
  }
}

/// A group product and a group go together.
enum GroupRefused: Refusal, Hashable {
  case productIsForGroups
  case productIsIndividual
  case groupUnknown(LoanGroupID)

  var problem: Problem {
    switch self {
    case .productIsForGroups:
      Problem(
        "origination/product-for-groups", status: 422, title: "Este crédito se pide en grupo",
        detail: """
          Lo piden juntas las integrantes de un grupo, en sucursal. Llámanos y te decimos cuándo \
          se reúne el más cercano.
          """,
        errors: [FieldError("product", "Este crédito se pide en grupo, en sucursal.")])
    case .productIsIndividual:
      Problem(
        "origination/product-individual", status: 422, title: "Este crédito no es de grupo",
        detail: "El producto se vende a una persona por su cuenta.",
        errors: [FieldError("group", "Este producto no se vende a grupos.")])
    case .groupUnknown(let id):
      Problem(
        "origination/group-unknown", status: 422, title: "No existe el grupo",
        detail: "No hay un grupo \(id) en esta institución.",
        errors: [FieldError("group", "No existe ese grupo.")])
    }
  }
}

/// No such application here, or it is another person's: both read the same.
struct ApplicationUnknown: Refusal, Hashable {
  let id: ApplicationID

  var problem: Problem {
    Problem(
      "origination/application-unknown", status: 404, title: "No existe la solicitud",
      detail: "No hay una solicitud con ese número en esta institución.")
  }
}
