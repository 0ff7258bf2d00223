import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct SessionTests {
  @Test func aSessionOfOneInstitutionIsNobodyAtAnother() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      _ = try await house.staff("ana", at: Cast.raices)
      let token = try await house.signIn("ana")
      #expect(try await house.visitor(token, at: Cast.raices).isAnonymous)
      #expect(try await house.visitor(token).staff != nil)
    }
  }

  @Test func aStaffTokenIsNobodyAtThePortalsDoor() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      let visitor = try await house.identity.sessions.resume(
        token.text, .borrower, of: Cast.solera)
      #expect(visitor.isAnonymous)
    }
  }

  @Test func aTokenPlantedBeforeSignInIsWorthNothingAfter() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let planted = SessionToken.new()
      let token = try await house.signIn("ana")
      #expect(token != planted)
      #expect(try await house.visitor(planted).isAnonymous)
    }
  }

  @Test func stepUpGivesANewTokenAndKillsTheOld() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      house.world.advance(by: 301)
      let visit = house.visit(as: try await house.visitor(token))
      #expect(throws: StepUpNeeded(back: nil)) { try house.identity.stepUp.require(visit) }
      let cookie = try await house.identity.stepUp.confirm(visit, code: house.code)
      #expect(try await house.visitor(token).isAnonymous)
      let fresh = try #require(SessionToken(cookie.value))
      let again = house.visit(as: try await house.visitor(fresh))
      try house.identity.stepUp.require(again)
    }
  }

  @Test func aBorrowerEndsAnotherOfTheirSessionsAndNobodyElses() async throws {
    try await House.with { house in
      let sessions = house.identity.sessions
      let mine = Cast.lupita
      let other = PartyID(UUID.version7(at: TestWorld.start, randomness: (5, 5)))
      let origin = Origin(address: "203.0.113.7", userAgent: "Chrome/1 Android")
      let opened = try await house.database.transaction(for: Cast.solera) { db in
        [
          try await sessions.open(party: mine, from: origin, in: db),
          try await sessions.open(party: mine, from: origin, in: db),
          try await sessions.open(party: other, from: origin, in: db),
        ]
      }
      let seen = try await sessions.open(of: mine, in: Cast.solera, at: house.world.now)
      #expect(Set(seen.map(\.id)) == Set(opened.prefix(2).map(\.0)))
      try await sessions.revoke(opened[1].0, of: mine, in: Cast.solera)
      await #expect(throws: NotFound.self) {
        try await sessions.revoke(opened[2].0, of: mine, in: Cast.solera)
      }
      for (index, isOpen) in [(0, true), (1, false), (2, true)] {
        let visitor = try await sessions.resume(
          opened[index].1.text, .borrower, of: Cast.solera)
        #expect(visitor.isAnonymous == !isOpen)
      }
    }
  }

  @Test func aStepUpCodeServesOnceEvenAtOnce() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let visit = try await house.visit(signedIn: "ana")
      let code = house.code
      let confirmed = await winners(of: 10) { _ in
        _ = try await house.identity.stepUp.confirm(visit, code: code)
      }
      #expect(confirmed == 1)
    }
  }

  @Test func guessingAtStepUpEndsTheSession() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      let visit = house.visit(as: try await house.visitor(token))
      for _ in 0..<5 { _ = try? await house.identity.stepUp.confirm(visit, code: "000000") }
      #expect(try await house.visitor(token).isAnonymous)
    }
  }

  @Test func leftAloneAQuarterOfAnHourItIsOver() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      house.world.advance(by: 600)
      #expect(try await house.visitor(token).staff != nil)
      house.world.advance(by: 600)
      #expect(try await house.visitor(token).staff != nil, "used, it goes on")
      house.world.advance(by: 901)
      #expect(try await house.visitor(token).isAnonymous)
    }
  }

  @Test func howeverBusyItIsOverAfterTenHours() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      for _ in 0..<59 {
        house.world.advance(by: 600)
        #expect(try await house.visitor(token).staff != nil)
      }
      house.world.advance(by: 600)
      #expect(try await house.visitor(token).isAnonymous)
    }
  }

  @Test func closingTheAccountClosesItsSessions() async throws {
    try await House.with { house in
      let id = try await house.staff("ana")
      let token = try await house.signIn("ana")
      for _ in 0..<2 {
        try await house.identity.staff.disable(
          id, of: Cast.solera, by: .system("test"), reason: "renunció")
      }
      #expect(try await house.visitor(token).isAnonymous)
    }
  }

  @Test func onlyOnesOwnSessionsCanBeClosed() async throws {
    try await House.with { house in
      let ana = try await house.staff("ana")
      let beto = try await house.staff("beto")
      let token = try await house.signIn("ana")
      let session = try #require(try await house.visitor(token).staff).session
      await #expect(throws: NotFound.self) {
        try await house.identity.sessions.revoke(session, of: beto, in: Cast.solera)
      }
      #expect(try await house.visitor(token).staff != nil)
      try await house.identity.sessions.revoke(session, of: ana, in: Cast.solera)
      #expect(try await house.visitor(token).isAnonymous)
    }
  }

  @Test func theDatabaseHoldsNoToken() async throws {
    try await House.with { house in
      _ = try await house.staff("ana")
      let token = try await house.signIn("ana")
      let kept = try await house.database.read(for: Cast.solera) { db in
        try await db.values(
          String.self,
          """
          SELECT row_to_json(session)::text
          FROM identity.session AS session
          WHERE tenant_id = \(db.tenant)
          """)
      }
      #expect(kept.count == 1)
      #expect(!kept.joined().contains(token.text))
    }
  }
}
