import ComplianceAPI
import Foundation
import Identity
import Kernel
import Postgres
import TestKit
import Testing
import Web

@testable import Compliance

struct PagesTests {
  private let officer = StaffID(UUID())
  private let session = SessionID(UUID())

  private func visit(_ office: Office, confirmedSecondsAgo: Int = 0) -> Visit {
    let site = Site(
      tenant: Cast.solera, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera, S.A. de C.V., SOFOM, E.N.R.", sipres: "000000")
    let officer = StaffVisitor(
      id: officer, name: "Oficial", permissions: ["compliance.lists"], session: session,
      authenticatedAt: office.world.now - TimeInterval(confirmedSecondsAgo))
    return Visit(site: site, visitor: .staff(officer), now: office.world.now)
  }

  private func answer(
    _ office: Office, _ method: Web.Method, _ path: String, _ visit: Visit
  ) async throws -> Reply {
    let route = try #require(
      office.compliance.routes.all.first { $0.method == method && $0.path == path })
    return try await route.handler(visit)
  }

  @Test func aListIsLoadedFromThePage() async throws {
    try await Office.with { office in
      var visit = visit(office)
      visit.request.form = Fields(["fuente": "lpb", "fecha": "2026-11-20"])
      visit.request.files = [
        UploadedFile(
          field: "archivo", name: "lista.csv", claimedType: "text/csv",
          bytes: Array(Office.list.utf8))
      ]
      let reply = try await answer(office, .post, "/oficina/listas", visit)
      #expect(reply.status == 303)
      #expect(try await office.chuy() == .possibleMatch)
    }
  }

  private func upload(
    _ office: Office, _ text: String, day: String = "2026-11-20", confirmedSecondsAgo: Int = 0
  ) async throws -> Reply {
    var visit = visit(office, confirmedSecondsAgo: confirmedSecondsAgo)
    visit.request.form = Fields(["fuente": "lpb", "fecha": day])
    visit.request.files = [
      UploadedFile(
        field: "archivo", name: "lista.csv", claimedType: "text/csv", bytes: Array(text.utf8))
    ]
    return try await answer(office, .post, "/oficina/listas", visit)
  }

  @Test func aListIsLoadedOnlyByWhoJustProvedWhoTheyAre() async throws {
    try await Office.with { office in
      await #expect(throws: StepUpNeeded.self) {
        try await upload(office, Office.list, confirmedSecondsAgo: 301)
      }
    }
  }

  /// Three lines in place of a list: the gate stays as it was until somebody else looks.
  @Test func aListThatLeavesManyOutWaitsForASecondPerson() async throws {
    try await Office.with { office in
      try await office.add(officer)
      #expect(try await upload(office, Office.list).status == 303)
      let cut = "nombre\nOTRA PERSONA FICTICIA\n"
      for _ in 0..<2 {
        #expect(try await upload(office, cut, day: "2026-11-20").status == 303, "repeated")
      }
      #expect(try await office.chuy() == .possibleMatch, "the old list is in force")
      let staff = StaffVisitor(
        id: StaffID(UUID()), name: "Gerente", permissions: ["compliance.second"],
        session: SessionID(UUID()), authenticatedAt: office.world.now)
      let waiting = try await office.compliance.approvals.inbox(staff, of: Cast.solera)
      #expect(waiting.count == 1)
      let shown = try await answer(office, .get, "/oficina/listas", visit(office))
      #expect(shown.status == 200)

      let version = try #require(
        try await office.database.read(for: Cast.solera) { db in
          try await db.versions(limit: 9).first { $0.awaitsSecond }
        })
      #expect(version.droppedCount == 2)
      for _ in 0..<2 {
        try await office.database.transaction(for: Cast.solera) { db in
          try await AdmitList(ground: office.compliance.ground).admit(
            version.id, by: .staff(staff.id), in: db)
        }
      }
      #expect(try await office.screen(Cast.chuy, "Jesús Ramírez Soto") == .clear)
      let told = try await office.database.read(for: Cast.solera) { db in
        try await db.value(
          Int.self,
          "SELECT count(*) FROM jobs.event WHERE name = 'compliance.list_imported.v1'")
      }
      #expect(told == 2, "once for each version that came into force")
    }
  }

  @Test func aListThatGrowsOrLosesAFewIsInForceAtOnce() async throws {
    try await Office.with { office in
      let eleven = (1...11).map { "PERSONA FICTICIA \(String(repeating: "X", count: $0 + 3))" }
      try await office.load("nombre\n" + eleven.joined(separator: "\n"), day: 18)
      try await office.load("nombre\n" + eleven.dropLast().joined(separator: "\n"), day: 19)
      await #expect(throws: AdmitList.Refused.secondPersonNeeded(dropped: 2)) {
        try await office.loadAlone(
          "nombre\n" + eleven.dropLast(3).joined(separator: "\n"), day: 20)
      }
      // Of an earlier day it never comes into force, so it opens nothing.
      try await office.load("nombre\n" + eleven[0], day: 17)
      let inForce = try await office.database.read(for: Cast.solera) { db in
        try await db.versionsInForce().map(\.entryCount)
      }
      #expect(inForce == [10])
    }
  }

  @Test func aFileThatIsNoListIsRefusedBesideItsField() async throws {
    try await Office.with { office in
      var visit = visit(office)
      visit.request.form = Fields(["fuente": "LPB", "fecha": "2026-11-20"])
      visit.request.files = [
        UploadedFile(
          field: "archivo", name: "x.csv", claimedType: "text/csv", bytes: Array("curp\n".utf8))
      ]
      let unusable = try await answer(office, .post, "/oficina/listas", visit)
      #expect(unusable.status == 422)
      visit.request.files = []
      visit.request.form = Fields()
      let empty = try await answer(office, .post, "/oficina/listas", visit)
      #expect(empty.status == 422)
    }
  }

  @Test func theOfficerDecidesWithAReasonAndAFreshCode() async throws {
    try await Office.with { office in
      try await office.load()
      _ = try await office.chuy()
      #expect(try await office.compliance.openMatchCount(of: Cast.solera) == 1)
      let id = try #require(try await office.open().first).id
      let path = "/oficina/coincidencias/:match/decision"

      var stale = visit(office, confirmedSecondsAgo: 301)
      stale.request.params = ["match": id.description]
      await #expect(throws: StepUpNeeded.self) {
        try await answer(office, .post, path, stale)
      }
      var fresh = visit(office)
      fresh.request.params = ["match": id.description]
      fresh.request.form = Fields(["decision": "homonym"])
      #expect(try await answer(office, .post, path, fresh).status == 422, "it needs its reason")
      fresh.request.form = Fields(["decision": "homonym", "motivo": "Nació en otro estado"])
      #expect(try await answer(office, .post, path, fresh).status == 303)
      #expect(try await office.chuy() == .clear)
      #expect(try await office.compliance.openMatchCount(of: Cast.solera) == 0)

      var show = visit(office)
      show.request.params = ["match": id.description]
      #expect(
        try await answer(office, .get, "/oficina/coincidencias/:match", show).status == 200)
      show.request.query = Fields(["estado": "decididas"])
      #expect(try await answer(office, .get, "/oficina/coincidencias", show).status == 200)
    }
  }

  @Test func aPersonsPageShowsHowTheyCompared() async throws {
    try await Office.with { office in
      try await office.load()
      _ = try await office.chuy()
      let panel = try #require(office.compliance.panels.first)
      let shown = try await panel.view(visit(office), Cast.chuy)
      #expect(shown.text.contains("Posible coincidencia"))
      let nothing = try await panel.view(visit(office), Cast.lupita)
      #expect(nothing.text.contains("Todavía no se compara"))
    }
  }

  @Test func everyPageShowsEverySampleEscaped() async throws {
    try await Office.with { office in
      for kind in office.compliance.routes.pages {
        #expect(!kind.samples.isEmpty, "\(kind.name) has samples")
        for sample in kind.samples {
          #expect(sample.page.body.text.contains("<h1>"), "\(kind.name), \(sample.name)")
        }
      }
    }
    let none = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    let evil = MatchPage(
      id: ListMatchID(none), party: PartyID(none), name: "<script>",
      listed: [("<script>", "<script>")], state: Badge("<script>", .warn), isOpen: true,
      reason: "<script>", form: Form(), csrf: "<script>")
    #expect(!evil.body.text.contains("<script>"))
  }
}
