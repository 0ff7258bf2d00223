import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct HiringTests {
  private let newcomer = NewStaff(
    username: "nueva", name: "Nueva", roles: ["manager"], branch: "centro",
    password: Sealed("primera frase que le doy"))

  @Test func whereOnePersonAdministersTheyOpenAccountsAlone() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      _ = try await house.staff("caja", roles: ["cashier"])
      let visit = try await house.visit(signedIn: "ana")
      guard case .opened = try await house.identity.hire(newcomer, visit) else {
        Issue.record("nobody else could grant it")
        return
      }
      #expect(try await house.identity.staff.member(named: "nueva", of: Cast.solera) != nil)
    }
  }

  @Test func whereTwoDoTheOtherGrantsIt() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      _ = try await house.staff("beto")
      let ana = try await house.visit(signedIn: "ana")
      guard case .waitsForSecondPerson = try await house.identity.hire(newcomer, ana) else {
        Issue.record("one person makes both pairs of eyes")
        return
      }
      #expect(try await house.identity.staff.member(named: "nueva", of: Cast.solera) == nil)
      let asked = try #require(
        try await house.identity.approvals.pending(
          "identity.add_staff", about: "nueva", of: Cast.solera))
      #expect(asked.facts["Rol"] == "Gerente")
      #expect(asked.facts["Sucursal"] == "Centro")
      await #expect(throws: Approvals.Refused.ownRequest) {
        try await house.identity.approvals.decide(
          asked.id, .approve, code: house.code, reason: nil, by: ana)
      }
      let beto = try await house.visit(signedIn: "beto")
      try await house.identity.approvals.decide(
        asked.id, .approve, code: house.code, reason: nil, by: beto)
      let member = try await house.identity.staff.member(named: "nueva", of: Cast.solera)
      #expect(member?.roles == ["manager"])
      let mustChange = try await house.database.read(for: Cast.solera) { db in
        try await db.staff(named: "nueva")?.mustChangePassword
      }
      #expect(mustChange == true)
    }
  }

  @Test func whoClosesTheOtherAccountIsNotLeftAloneToOpenOthers() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let beto = try await house.staff("beto")
      let ana = try await house.visit(signedIn: "ana")
      await #expect(throws: StaffAccounts.Refused.nobodyElse, "the only other is not demoted alone")
      {
        try await house.identity.changePost(
          Post(staff: beto, roles: ["cashier"], branch: nil), ana)
      }
      try await house.identity.staff.disable(
        beto, of: Cast.solera, by: ana.actor, reason: "se fue")
      await #expect(throws: StaffAccounts.Refused.nobodyElse) {
        try await house.identity.hire(newcomer, ana)
      }
      #expect(try await house.identity.staff.member(named: "nueva", of: Cast.solera) == nil)
    }
  }

  @Test func aSecondAdministratorWhoCannotSignInYetGrantsNothing() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      try await house.identity.staff.add(
        NewStaff(
          username: "beto", name: "Beto", roles: ["manager"], password: Sealed(House.password)),
        to: Cast.solera, by: .system("test"))
      let visit = try await house.visit(signedIn: "ana")
      guard case .opened = try await house.identity.hire(newcomer, visit) else {
        Issue.record("nobody else could grant it")
        return
      }
    }
  }

  @Test func aNameThatIsTakenIsRefusedBeforeAnybodyIsAsked() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      _ = try await house.staff("beto")
      _ = try await house.staff("nueva")
      let visit = try await house.visit(signedIn: "ana")
      await #expect(throws: StaffAccounts.Refused.usernameTaken("nueva")) {
        try await house.identity.hire(newcomer, visit)
      }
    }
  }
}

/// What the second person reads is what both put their name to.
struct ApprovalSealTests {
  private let order = ApprovalOrder(
    kind: "test.approve", subject: "app_1", summary: "$25,000.00",
    facts: ["Monto": "$25,000.00"], payload: "{}", reason: "Buen cliente")

  private func requested(_ house: House, counting done: Counter) async throws -> ApprovalID {
    house.identity.approvals.register(
      ApprovalKind("test.approve", title: "Aprobar", checker: "approve.loan") { request, _ in
        #expect(request.checkerRoles == ["manager"])
        done.increment()
      })
    _ = try await house.staff("ana")
    _ = try await house.staff("beto")
    let maker = try #require(try await house.visit(signedIn: "ana").visitor.staff)
    return try await house.database.transaction(for: Cast.solera) { db in
      try await house.identity.approvals.request(order, by: maker, in: db)
    }
  }

  @Test func aFactChangedInTheDatabaseStopsIt() async throws {
    try await House.with { house in
      let done = Counter()
      let id = try await requested(house, counting: done)
      try await house.database.transaction(for: Cast.solera) { db in
        _ = try await db.execute(
          """
          UPDATE identity.approval
          SET facts = '{"Monto": "$2,500.00"}'
          WHERE tenant_id = \(db.tenant) AND id = \(id)
          """)
      }
      let beto = try await house.visit(signedIn: "beto")
      await #expect(throws: Approvals.Refused.altered(id)) {
        try await house.identity.approvals.decide(
          id, .approve, code: house.code, reason: nil, by: beto)
      }
      #expect(done.count == 0)
    }
  }

  @Test func whatSomebodyAskedForBeforeTheyLeftCanOnlyBeDeclined() async throws {
    try await House.with { house in
      let done = Counter()
      let id = try await requested(house, counting: done)
      let ana = try #require(
        try await house.identity.staff.member(named: "ana", of: Cast.solera))
      try await house.identity.staff.disable(
        ana.id, of: Cast.solera, by: .system("test"), reason: "se fue")
      let beto = try await house.visit(signedIn: "beto")
      await #expect(throws: Approvals.Refused.makerLeft) {
        try await house.identity.approvals.decide(
          id, .approve, code: house.code, reason: nil, by: beto)
      }
      try await house.identity.approvals.decide(
        id, .decline, code: house.code, reason: "ya no trabaja aquí", by: beto)
      #expect(done.count == 0)
      #expect(try await house.identity.approvals.find(id, of: Cast.solera).state == .declined)
    }
  }
}
