import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

@testable import Identity

struct ApprovalTests {
  private let order = ApprovalOrder(
    kind: "test.approve", subject: "app_1", summary: "$25,000.00 a 24 quincenas",
    payload: #"{"amount":2500000}"#)

  private func register(_ house: House, counting done: Counter) {
    house.identity.approvals.register(
      ApprovalKind("test.approve", title: "Aprobar", checker: "approve.loan") { request, _ in
        #expect(request.payload == #"{"amount":2500000}"#)
        done.increment()
      })
  }

  /// Ana asks; the clock moves on between people so that each has a code of their own.
  private func requested(_ house: House) async throws -> ApprovalID {
    _ = try await house.staff("ana")
    _ = try await house.staff("beto")
    let maker = try #require(try await house.visit(signedIn: "ana").visitor.staff)
    return try await house.database.transaction(for: Cast.solera) { db in
      try await house.identity.approvals.request(order, by: maker, in: db)
    }
  }

  @Test func aSecondPersonGrantsItAndItIsDone() async throws {
    try await House.with { house in
      let done = Counter()
      register(house, counting: done)
      let id = try await requested(house)
      let visit = try await house.visit(signedIn: "beto")
      try await house.identity.approvals.decide(
        id, .approve, code: house.code, reason: nil, by: visit)
      #expect(done.count == 1)
      let approval = try await house.identity.approvals.find(id, of: Cast.solera)
      #expect(approval.state == .approved)
      #expect(approval.checker == visit.visitor.staff?.id)
    }
  }

  @Test func whoAskedCannotGrant() async throws {
    try await House.with { house in
      let done = Counter()
      register(house, counting: done)
      let id = try await requested(house)
      let visit = try await house.visit(signedIn: "ana")
      let code = house.code
      await #expect(throws: Approvals.Refused.ownRequest) {
        try await house.identity.approvals.decide(
          id, .approve, code: code, reason: nil, by: visit)
      }
      #expect(done.count == 0)
    }
  }

  @Test func withoutThePermissionOrTheCodeNothingIsGranted() async throws {
    try await House.with { house in
      let done = Counter()
      register(house, counting: done)
      let id = try await requested(house)
      _ = try await house.staff("caja", roles: ["cashier"])
      let cashier = try await house.visit(signedIn: "caja")
      let code = house.code
      await #expect(throws: Approvals.Refused.unknown(id)) {
        try await house.identity.approvals.decide(
          id, .approve, code: code, reason: nil, by: cashier)
      }
      let beto = try await house.visit(signedIn: "beto")
      await #expect(throws: StepUp.Refused.wrong) {
        try await house.identity.approvals.decide(
          id, .approve, code: "000000", reason: nil, by: beto)
      }
      #expect(done.count == 0)
    }
  }

  @Test func twoCheckersAtOnceDecideOnce() async throws {
    try await House.with { house in
      let done = Counter()
      register(house, counting: done)
      let id = try await requested(house)
      _ = try await house.staff("carla")
      let visits = [
        try await house.visit(signedIn: "beto"), try await house.visit(signedIn: "carla"),
      ]
      let code = house.code
      let decided = await winners(of: 2) { number in
        try await house.identity.approvals.decide(
          id, number == 0 ? .approve : .decline, code: code, reason: "x", by: visits[number])
      }
      #expect(decided == 1)
      let state = try await house.identity.approvals.find(id, of: Cast.solera).state
      #expect(done.count == (state == .approved ? 1 : 0))
    }
  }

  @Test func decidedAgainItSaysSoAndDoesNothing() async throws {
    try await House.with { house in
      let done = Counter()
      register(house, counting: done)
      let id = try await requested(house)
      let visit = try await house.visit(signedIn: "beto")
      try await house.identity.approvals.decide(
        id, .approve, code: house.code, reason: nil, by: visit)
      house.world.advance(by: 30)
      let code = house.code
      await #expect(throws: Approvals.Refused.decided(.approved)) {
        try await house.identity.approvals.decide(
          id, .approve, code: code, reason: nil, by: visit)
      }
      #expect(done.count == 1)
    }
  }

  @Test func ifTheActCannotBeDoneNothingWasGranted() async throws {
    struct TooLate: Error {}
    try await House.with { house in
      house.identity.approvals.register(
        ApprovalKind("test.approve", title: "Aprobar", checker: "approve.loan") { _, _ in
          throw TooLate()
        })
      let id = try await requested(house)
      let visit = try await house.visit(signedIn: "beto")
      let code = house.code
      await #expect(throws: TooLate.self) {
        try await house.identity.approvals.decide(
          id, .approve, code: code, reason: nil, by: visit)
      }
      #expect(try await house.identity.approvals.find(id, of: Cast.solera).state == .pending)
    }
  }

  @Test func askingTwiceFindsTheFirstAndAskingOtherwiseIsRefused() async throws {
    try await House.with { house in
      register(house, counting: Counter())
      let id = try await requested(house)
      let maker = try #require(try await house.visit(signedIn: "ana").visitor.staff)
      let again = try await house.database.transaction(for: Cast.solera) { db in
        try await house.identity.approvals.request(order, by: maker, in: db)
      }
      #expect(again == id)
      let other = ApprovalOrder(
        kind: "test.approve", subject: "app_1", summary: "$99,000.00", payload: "{}")
      await #expect(throws: Approvals.Refused.differentPending(id)) {
        try await house.database.transaction(for: Cast.solera) { db in
          try await house.identity.approvals.request(other, by: maker, in: db)
        }
      }
    }
  }

  @Test func afterADayItMustBeAskedForAgain() async throws {
    try await House.with { house in
      let done = Counter()
      register(house, counting: done)
      let id = try await requested(house)
      house.world.advance(by: 86_400)
      let visit = try await house.visit(signedIn: "beto")
      let code = house.code
      await #expect(throws: Approvals.Refused.expired) {
        try await house.identity.approvals.decide(
          id, .approve, code: code, reason: nil, by: visit)
      }
      let maker = try #require(try await house.visit(signedIn: "ana").visitor.staff)
      let again = try await house.database.transaction(for: Cast.solera) { db in
        try await house.identity.approvals.request(order, by: maker, in: db)
      }
      #expect(again != id)
    }
  }

  @Test func aRequestAlteredInTheDatabaseIsNotExecuted() async throws {
    try await House.with { house in
      let done = Counter()
      register(house, counting: done)
      let id = try await requested(house)
      try await house.database.transaction(for: Cast.solera) { db in
        let payload = #"{"amount":9900000}"#
        let digest = Approvals.digest(
          ApprovalOrder(
            kind: order.kind, subject: order.subject, summary: order.summary, payload: payload))
        try await db.execute(
          """
          UPDATE identity.approval
          SET payload = \(payload), payload_hash = \(digest)
          WHERE tenant_id = \(db.tenant) AND id = \(id)
          """)
      }
      let visit = try await house.visit(signedIn: "beto")
      let code = house.code
      await #expect(throws: Approvals.Refused.altered(id)) {
        try await house.identity.approvals.decide(
          id, .approve, code: code, reason: nil, by: visit)
      }
      #expect(done.count == 0)
    }
  }

  @Test func anotherInstitutionSeesNoRequest() async throws {
    try await House.with { house in
      register(house, counting: Counter())
      let id = try await requested(house)
      await #expect(throws: Approvals.Refused.unknown(id)) {
        try await house.identity.approvals.find(id, of: Cast.raices)
      }
    }
  }
}
