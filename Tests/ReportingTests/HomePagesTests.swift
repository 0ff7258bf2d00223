import Foundation
import Kernel
import ReportingAPI
import ServicingAPI
import Testing
import Web

@testable import Reporting

struct HomePagesTests {
  private let servicing = ServicingClient(
    loanSummary: { _, _ in nil }, loansOf: { _, _ in [] }, loansByFolio: { _, _ in [] },
    payoffQuote: { _, _, _ in nil },
    portfolio: { _ in .sample }, group: { _, _ in nil })

  private let queues: [Reporting.QueueSource] = [
    { _ in
      [
        WorkQueue(
          title: "Solicitudes por revisar", count: 3, path: "/oficina/solicitudes",
          permission: "application.read")
      ]
    },
    { _ in
      [
        WorkQueue(
          title: "Depósitos sin identificar", count: 9, path: "/oficina/depositos",
          permission: "payments.match"),
        WorkQueue(
          title: "De fuera", count: 1, path: "https://otro.mx", permission: "application.read"),
      ]
    },
  ]

  private func visit(may permissions: Set<Permission>, query: String = "") -> Visit {
    let uuid = UUID(uuidString: "00000000-0000-7000-8000-000000000001")!
    let staff = StaffVisitor(
      id: StaffID(uuid), name: "Ana Ríos", permissions: permissions, session: SessionID(uuid),
      authenticatedAt: Date(timeIntervalSince1970: 0))
    let site = Site(
      tenant: TenantID(1), slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "000000")
    return Visit(
      site: site, visitor: .staff(staff),
      request: Request(query: Fields(["q": query])), now: Date(timeIntervalSince1970: 0))
  }

  @Test func everyoneSeesTheQueuesTheyMayWork() async throws {
    let pages = HomePages(servicing: servicing, queues: queues)
    let analyst = try await pages.page(visit(may: ["application.read"]))
    #expect(analyst.queues.map(\.title) == ["Solicitudes por revisar"])
    #expect(analyst.figures == nil)
    let manager = try await pages.page(
      visit(may: ["application.read", "payments.match", "portfolio.read"]))
    #expect(manager.queues.map(\.count) == [9, 3])
    #expect(manager.figures?.active == "$1,284,300.55")
    #expect(manager.body.text.contains("8.4%"))
  }

  @Test func theSearchAsksEveryModuleInOrder() async throws {
    let people = SearchSource("Personas", order: 1) { _, query in
      [SearchHit("Muñoz", detail: query, href: "/oficina/personas/1")]
    }
    let loans = SearchSource("Créditos", order: 0) { _, query in
      query == "SOL-1"
        ? [SearchHit("SOL-1", detail: "", href: "/oficina/creditos/1", isExact: true)] : []
    }
    let pages = SearchPages(sources: [people, loans])
    let found = try await pages.search(visit(may: [], query: "  munoz  ríos "))
    #expect(found.status == 200)
    let exact = try await pages.search(visit(may: [], query: "SOL-1"))
    #expect(exact.status == 303)
  }
}
