import Foundation
import Kernel
import TestKit
import Web

@testable import Servicing

enum Who: Sendable {
  case lupita, staff, key
}

extension ServicingBench {
  struct NoRoute: Error {
    let path: String
  }

  func get(_ path: String, _ params: [String: String], as who: Who) async throws -> Reply {
    try await send(.get, path, params, as: who)
  }

  func post(
    _ path: String, _ params: [String: String], _ form: Fields = Fields(), as who: Who = .lupita
  ) async throws -> Reply {
    try await send(.post, path, params, form, as: who)
  }

  func post(_ path: String, body: String) async throws -> Reply {
    try await send(.post, path, [:], body: Array(body.utf8), as: .key)
  }

  /// The HTML of a page of the back office.
  func page(_ path: String, _ params: [String: String]) async throws -> String {
    let id = params["loan"].flatMap { LoanID($0) }
    let pages = LoanPages(desk: desk, people: .cast, panels: [])
    guard let id else { throw NoRoute(path: path) }
    let file = try await pages.file(id, visit(.get, path, params, as: .staff))
    return LoanPage(file, actions: .collecting, panels: []).body.text
  }

  /// The HTML of the borrower's own page.
  func portalPage(_ id: LoanID) async throws -> String {
    let pages = LoanPages(desk: desk, people: .cast, panels: [])
    let file = try await pages.file(
      id, visit(.get, "/mi-credito/:loan", ["loan": id.description], as: .lupita))
    return MyLoanPage(file, account: nil, actions: .sample).body.text
  }

  private func send(
    _ method: Web.Method, _ path: String, _ params: [String: String], _ form: Fields = Fields(),
    body: [UInt8] = [], as who: Who
  ) async throws -> Reply {
    let route = servicing.routes.all.first { $0.path == path && $0.method == method }
    guard let route else { throw NoRoute(path: path) }
    return try await route.handler(visit(method, path, params, form, body: body, as: who))
  }

  func visit(
    _ method: Web.Method, _ path: String, _ params: [String: String], _ form: Fields = Fields(),
    body: [UInt8] = [], as who: Who
  ) -> Visit {
    let site = Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1", tagline: "", contact: [], isDemo: true, brandStyle: "",
      logo: nil)
    var request = Request()
    request.method = method
    request.path = path
    request.params = params
    request.form = form
    request.rawBody = body
    return Visit(site: site, visitor: visitor(who), request: request, now: world.now)
  }

  private func visitor(_ who: Who) -> Visitor {
    switch who {
    case .lupita:
      .borrower(BorrowerVisitor(party: Cast.lupita, session: SessionID(world.newID())))
    case .key: .apiKey(KeyVisitor(id: APIKeyID(world.newID()), scopes: ["loans.read"]))
    case .staff:
      .staff(
        StaffVisitor(
          id: StaffID(world.newID()), name: "Ana", roles: ["gerente"],
          permissions: [
            LoanPages.read, ClosePages.read, ClosePages.run, FeePages.collect, FeePages.correct,
            LoanPages.prepay, LoanPages.cancel, RefundPages.permission,
          ],
          session: SessionID(world.newID()), authenticatedAt: world.now, branch: nil))
    }
  }
}
