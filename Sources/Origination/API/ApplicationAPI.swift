import CRMAPI
import KYCAPI
import Kernel
import OriginationAPI
import Postgres
import SignatureAPI
import Tenancy
import Web

/// Applications for programs: one call with everything the portal asks screen by screen.
struct ApplicationAPI: Sendable {
  let desk: ApplyDesk

  var routes: Routes {
    var routes = Routes()
    routes.api(
      .post, "/api/v1/applications", scope: "applications.write",
      APISpec(
        "Submit an application",
        description: "Opens an application for the person at that phone, keeps the answers and "
          + "consents, and decides. Sent again with the same id, however late, it answers with the "
          + "first; an application of that person that is open under another id is a 409.",
        tag: "Applications", request: NewApplicationBody.schema, response: ApplicationBody.schema,
        status: 201, problems: [409, 422], isIdempotent: true)
    ) { visit in try await submit(visit) }
    routes.api(
      .get, "/api/v1/applications/:application", scope: "applications.read",
      APISpec(
        "Read an application", tag: "Applications", response: ApplicationBody.schema,
        problems: [404])
    ) { visit in try await show(visit) }
    routes.api(
      .delete, "/api/v1/applications/:application", scope: "applications.write",
      APISpec(
        "Cancel an application",
        description: "Before signing it ends. After signing, within ten business days, it asks to "
          + "cancel the contract without cost: the application stays `signed` until the money is "
          + "certainly back, and then it is `cancelled`.",
        tag: "Applications", response: ApplicationBody.schema, problems: [404, 409])
    ) { visit in
      let application = try await find(visit)
      let cancelled = try await desk.cancel(
        application.id, party: application.party, in: visit.tenant, visit.circumstances)
      return try .json(ApplicationBody(cancelled, hasContract: cancelled.status == .signed))
    }
    routes.api(
      .post, "/api/v1/applications/:application/contract", scope: "applications.write",
      APISpec(
        "Prepare the contract anew",
        description: "A contract is signed on the day it was prepared. On a later one this draws "
          + "its papers again with that day's dates, schedule and CAT; the borrower reads them "
          + "again. On the same day nothing changes.",
        tag: "Applications", response: ApplicationBody.schema, status: 201,
        problems: [404, 409], isIdempotent: true)
    ) { visit in
      let application = try await find(visit)
      try await desk.renew(application.id, in: visit.tenant, by: visit.actor)
      return try .json(ApplicationBody(application, hasContract: true), status: 201)
    }
    return routes
  }

  private func submit(_ visit: Visit) async throws -> Reply {
    let body = try visit.json(NewApplicationBody.self)
    do {
      return try await submit(body, visit)
    } catch let refusal as any Refusal {
      throw NewApplicationBody.inBody(refusal)
    }
  }

  private func submit(_ body: NewApplicationBody, _ visit: Visit) async throws -> Reply {
    let manifest = try desk.tenants.manifest(visit.tenant)
    let profile = try body.profile(
      on: CalendarDate(visit.now, in: manifest.timeZone),
      in: try await desk.area(under: body.applicant.address.postalCode))
    guard let phone = profile.phone else { throw NotFound() }
    guard let product = try desk.tenants.product(visit.tenant, code: body.product) else {
      throw QuoteLoan.Refused.productUnknown(body.product)
    }
    let given = try body.given(for: product)
    let party = try await desk.crm.partyForPhone(visit.tenant, phone)
    let started = try await desk.start(
      .init(
        party: party, productCode: body.product, amount: .centavos(body.amount),
        installmentCount: body.installments, channel: .api,
        branch: try body.branch(in: manifest).code, id: body.id, group: body.group),
      in: visit.tenant, by: visit.actor)
    guard started.party == party else { throw ApplicationUnknown(id: started.id) }
    if started.status == .draft {
      try await desk.crm.update(visit.tenant, party, profile, visit.actor)
      try await keep(body, given, of: started, visit)
    }
    let sent = try await desk.submit(started.id, party: party, in: visit.tenant, by: visit.actor)
    return try .json(ApplicationBody(sent, hasContract: false), status: 201)
  }

  /// Programs ask for the permits themselves and answer for it; the photographs are theirs too.
  private func keep(
    _ body: NewApplicationBody, _ given: PermitsStep.Given, of application: Application,
    _ visit: Visit
  ) async throws {
    let party = application.party
    try await desk.record(
      given, of: party, visit, channel: "api", from: body.consents.borrowerAddress)
    _ = try await desk.keep(of: application.id, party: party, in: visit.tenant) { answers in
      answers.isPoliticallyExposed = body.declarations.politicallyExposed
      answers.actsForSelf = body.declarations.actsForSelf
      answers.fundsOrigin = body.declarations.fundsOrigin
      answers.done = Set(ApplyStep.required)
    }
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let application = try await find(visit)
    let contract = try await desk.signature.contract(visit.tenant, application.contract)
    return try .json(ApplicationBody(application, hasContract: contract != nil))
  }

  private func find(_ visit: Visit) async throws -> Application {
    let id = try visit.id("application", ApplicationID.self)
    let found = try await desk.database.read(for: visit.tenant) { db in
      try await db.application(id)
    }
    guard let found else { throw ApplicationUnknown(id: id) }
    return found
  }
}
