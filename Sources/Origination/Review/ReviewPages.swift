import CRMAPI
import Foundation
import Identity
import Kernel
import OriginationAPI
import Postgres
import SignatureAPI
import Tenancy
import Vault
import Web

/// The analyst's queue and the application on one page, with what can be done about it.
struct ReviewPages: Sendable {
  let database: Database
  let vault: Vault
  let tenants: Tenants
  let crm: CRMClient
  let price: PriceApplication
  let review: ReviewApplication
  let takeOffer: TakeOffer
  let renew: RenewContract
  let approvals: Approvals
  let panels: [Panel<PartyID>]
  /// About the application itself: why it was answered so.
  let ownPanels: [Panel<ApplicationID>]

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/solicitudes", .staff("application.read")) { visit in
      try await queue(visit)
    }
    let path = "/oficina/solicitudes/:application"
    routes.get(path, .staff("application.read")) { visit in try await show(visit) }
    routes.post(path + "/aprobacion", .staff("application.review")) { visit in
      try await decide(visit) { _ in .approve }
    }
    routes.post(path + "/rechazo", .staff("application.review")) { visit in
      try await decide(visit) { form in
        .decline(reason: form.text("motivo", "el motivo, como lo leerá el solicitante", max: 400))
      }
    }
    routes.post(path + "/peticion", .staff("application.review")) { visit in
      try await decide(visit) { form in
        .askFor(form.text("peticion", "qué falta, como lo leerá el solicitante", max: 400))
      }
    }
    routes.post(path + "/oferta", .staff("application.review")) { visit in
      try await take(visit)
    }
    routes.post(path + "/autorizacion", .staff("application.review")) { visit in
      try await ask(visit)
    }
    routes.post(path + "/contrato", .staff("contract.witness")) { visit in
      let id = try visit.id("application", ApplicationID.self)
      let contract = try await renew(id, in: visit.tenant, by: visit.actor)
      return .redirect("/oficina/contratos/\(contract.id)")
        .saying("El contrato quedó con la fecha de hoy. El acreditado lo lee otra vez.")
    }
    routes.place(
      Place(
        "Solicitudes", "/oficina/solicitudes", in: .office, for: "application.read", order: 20))
    routes.shows(QueuePage.self, in: .office)
    routes.shows(ApplicationPage.self, in: .office)
    return routes
  }

  private static let pageSize = 50

  private func queue(_ visit: Visit) async throws -> Reply {
    let status =
      visit.request.query["estado"].flatMap { ApplicationStatus(rawValue: $0) } ?? .inReview
    let after = visit.request.query["despues"].flatMap { ApplicationID($0) }
    let (found, counts) = try await database.read(for: visit.tenant) { db in
      (
        try await db.applications(in: status, after: after, count: Self.pageSize + 1),
        try await db.applicationCounts()
      )
    }
    let page = Array(found.prefix(Self.pageSize))
    let people = try await crm.summaries(visit.tenant, page.map(\.party))
    let zone = try tenants.manifest(visit.tenant).timeZone
    let products = try tenants.productNames(visit.tenant)
    return .page(
      QueuePage(
        status: status, counts: counts,
        lines: page.map { application in
          QueuePage.Line(
            id: application.id, folio: application.folio,
            name: people[application.party]?.listName ?? "Sin nombre",
            product: products[application.productCode] ?? application.productCode,
            amount: application.amount.text,
            waiting: InstantText(application.submittedAt ?? application.createdAt, in: zone).text)
        }, next: found.count > Self.pageSize ? page.last?.id : nil, isFirst: after == nil),
      chrome: .office)
  }

  private func show(_ visit: Visit, form: Form = Form(), status: Int = 200) async throws -> Reply {
    let id = try visit.id("application", ApplicationID.self)
    let (found, events) = try await database.read(for: visit.tenant) { db in
      (try await db.application(id), try await db.applicationEvents(id))
    }
    guard let application = found else { throw NotFound() }
    let priced = try await price(application, in: visit.tenant)
    let manifest = try tenants.manifest(visit.tenant)
    let profile = try await crm.profile(visit.tenant, application.party) ?? PartyProfile()
    let answers = try await database.transaction(for: visit.tenant) { db in
      try await vault.answers(of: application, in: db)
    }
    let pending = try await approvals.pending(
      SecondApproval.name, about: id.description, of: visit.tenant)
    let sections = try await sections(panels, of: application.party, visit)
    let isWithinLimit = try await review.limits.allows(
      application.amount, to: visit.actor, in: visit.tenant)
    let own = try await self.sections(ownPanels, of: id, visit)
    let offers = try await takeOffer.offers(of: application, in: visit.tenant)
    return .page(
      ApplicationPage(
        application: .init(application), name: profile.fullName, facts: .init(profile, answers),
        price: priced.price, productName: priced.productName, own: own,
        events: events.map { .init($0, zone: manifest.timeZone) },
        loanWasOrdered: events.contains { $0.status == .signed },
        needsSecond: application.amount > manifest.limits.secondApproval || !isWithinLimit,
        isPending: pending != nil, mayReview: visit.may("application.review"),
        offers: offers.map(ApplicationPage.Offer.init), form: form, csrf: visit.csrf,
        sections: sections),
      chrome: .office, status: status)
  }

  private func sections<Subject>(
    _ panels: [Panel<Subject>], of subject: Subject, _ visit: Visit
  ) async throws -> [ApplicationPage.Section] {
    var sections: [ApplicationPage.Section] = []
    for panel in panels.sorted(by: { $0.order < $1.order }) {
      sections.append(.init(title: panel.title, content: try await panel.view(visit, subject)))
    }
    return sections
  }

  private func decide(
    _ visit: Visit, _ read: (inout Form) -> ReviewApplication.Verdict
  ) async throws -> Reply {
    let id = try visit.id("application", ApplicationID.self)
    var form = visit.form
    let verdict = read(&form)
    do {
      try form.finish()
    } catch {
      return try await show(visit, form: form, status: 422)
    }
    let seen = Int64(visit.form.typed("monto")).map { Money.centavos($0) }
    let application = try await review(
      id, verdict, seeing: seen, in: visit.tenant, by: visit.actor)
    return .redirect("/oficina/solicitudes/\(id)")
      .saying("La solicitud está \(application.status.words).")
  }

  private func take(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("application", ApplicationID.self)
    guard let offer = ApplicationPage.Offer.of(key: visit.form.typed("oferta")) else {
      throw TakeOffer.Refused.notOffered
    }
    let taken = try await takeOffer(id, offer, in: visit.tenant, by: visit.actor)
    return .redirect("/oficina/solicitudes/\(id)")
      .saying("La solicitud quedó por \(taken.amount.text).")
  }

  private func ask(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("application", ApplicationID.self)
    let staff = try visit.staff()
    let names = try tenants.productNames(visit.tenant)
    try await database.transaction(for: visit.tenant) { db in
      guard let application = try await db.lockApplication(id), application.status == .inReview
      else { throw ApplicationUnknown(id: id) }
      _ = try await approvals.request(
        try SecondApproval.order(
          application, productName: names[application.productCode] ?? application.productCode),
        by: staff, in: db)
    }
    return .redirect("/oficina/solicitudes/\(id)").saying("Se envió a autorización.")
  }
}
