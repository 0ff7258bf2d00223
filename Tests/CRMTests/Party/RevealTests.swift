import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Web

@testable import CRM

struct RevealTests {
  private func reveal(_ party: PartyID, _ bench: CRMBench, provedSecondsAgo: Int) async throws
    -> Reply
  {
    let route = try #require(
      bench.crm.routes(panels: []).all.first {
        $0.path == "/oficina/personas/:party/revelacion"
      })
    let staff = StaffVisitor(
      id: StaffID(UUID()), name: "Ana Torres", permissions: ["party.read", "party.reveal"],
      session: SessionID(UUID()),
      authenticatedAt: bench.clock.now - TimeInterval(provedSecondsAgo))
    let request = Request(
      method: .post, path: route.path, params: ["party": party.description])
    let site = Site(
      tenant: bench.tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1")
    return try await route.handler(
      Visit(
        site: site, visitor: .staff(staff), request: request, now: bench.clock.now, csrf: "t"))
  }

  @Test func whatIsSealedIsShownToWhoJustProvedWhoTheyAreAndLeavesItsAct() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      await #expect(throws: NoFreshProof(back: "/oficina/personas/\(lupita)")) {
        try await reveal(lupita, bench, provedSecondsAgo: 600)
      }
      #expect(try await reveal(lupita, bench, provedSecondsAgo: 0).status == 200)
      let acts = try await database.read(for: bench.tenant) { db in
        try await db.value(
          Int.self, "SELECT count(*) FROM audit.act WHERE verb = 'party.revealed'")
      }
      #expect(acts == 1)
    }
  }
}
