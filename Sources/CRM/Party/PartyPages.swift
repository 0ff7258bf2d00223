import Audit
import CRMAPI
import Foundation
import Kernel
import Postgres
import Web

/// Who the institution knows: the list, and everything about one person.
struct PartyPages: Sendable {
  let parties: Parties
  let panels: [Panel<PartyID>]
  let audit: Audit
  let database: Database
  let freshProof: FreshProof

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/personas", .staff("party.read")) { visit in try await list(visit) }
    routes.get("/oficina/personas/:party", .staff("party.read")) { visit in
      try await show(visit, revealing: false)
    }
    routes.post("/oficina/personas/:party/revelacion", .staff("party.reveal")) { visit in
      try freshProof(visit, "/oficina/personas/\(try visit.id("party", PartyID.self))")
      return try await show(visit, revealing: true)
    }
    routes.place(
      Place("Personas", "/oficina/personas", in: .office, for: "party.read", order: 30))
    routes.shows(PartyListPage.self, in: .office)
    routes.shows(PartyPage.self, in: .office)
    return routes
  }

  private static let pageSize = 50

  private func list(_ visit: Visit) async throws -> Reply {
    let after = visit.request.query["despues"].flatMap { PartyID($0) }
    let found = try await parties.page(
      after: after, count: Self.pageSize + 1, in: visit.tenant)
    let page = Array(found.prefix(Self.pageSize))
    return .page(
      PartyListPage(
        people: page.map { .init(id: $0.id, name: $0.listName, phone: $0.summary.maskedPhone) },
        next: found.count > Self.pageSize ? page.last?.id : nil, isFirst: after == nil),
      chrome: .office)
  }

  private func show(_ visit: Visit, revealing: Bool) async throws -> Reply {
    let id = try visit.id("party", PartyID.self)
    guard let profile = try await parties.profile(of: id, in: visit.tenant) else {
      throw NotFound()
    }
    let mailbox = try await parties.mailbox(of: id, in: visit.tenant)
    if revealing {
      try await database.transaction(for: visit.tenant) { db in
        try await audit.record(Act("party.revealed", by: visit.actor, on: id), in: db)
      }
    }
    var shown: [PartyPage.Section] = []
    for panel in panels.sorted(by: { $0.order < $1.order }) {
      shown.append(.init(title: panel.title, content: try await panel.view(visit, id)))
    }
    return .page(
      PartyPage(
        id: id, profile: profile, isRevealed: revealing, mayReveal: visit.may("party.reveal"),
        mailbox: mailbox, mayContact: visit.may(MailboxPages.permission),
        mayCorrectAccount: visit.may(AccountPages.permission), csrf: visit.csrf,
        sections: shown), chrome: .office)
  }
}
