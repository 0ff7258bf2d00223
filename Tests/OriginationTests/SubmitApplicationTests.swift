import CRMAPI
import DecisioningAPI
import Identity
import Kernel
import OriginationAPI
import Postgres
import Synchronization
import TestKit
import Testing

@testable import Origination

struct SubmitApplicationTests {
  @Test func aDraftThatGrewWhileItWasDecidedIsDecidedAnew() async throws {
    try await OriginationBench.with { bench in
      let draft = try await bench.answered(.mxn(8_000))
      let asked = Mutex<[DecisionRequest]>([])
      let submit = bench.submit { request in
        let isFirst = asked.withLock { asked in
          asked.append(request)
          return asked.count == 1
        }
        if isFirst { try await bench.started(bench.request(.mxn(30_000))) }
        return .approved
      }
      let sent = try await submit(
        draft.id, party: draft.party, in: bench.tenant, by: .borrower(draft.party))
      #expect(sent.amount == .mxn(30_000))
      #expect(sent.status == .inReview)
      let requests = asked.withLock { $0 }
      #expect(requests.map(\.inputs.amount) == [.mxn(8_000), .mxn(30_000)])
      #expect(Set(requests.map(\.id)).count == 2)
    }
  }

  @Test func whatWasDecidedAboutTheOldAmountIsNotTheAnswerToTheNew() async throws {
    struct Broken: Error {}
    try await OriginationBench.with { bench in
      let draft = try await bench.answered(.mxn(8_000))
      let broken = bench.submit { _ in throw Broken() }
      await #expect(throws: Broken.self) {
        try await broken(
          draft.id, party: draft.party, in: bench.tenant, by: .borrower(draft.party))
      }
      let grown = try await bench.started(bench.request(.mxn(30_000)))
      #expect(grown.id == draft.id)
      #expect(grown.decision != draft.decision)
    }
  }

  @Test func otherAnswersWhileItWasDecidedAreDecidedAnew() async throws {
    try await OriginationBench.with { bench in
      let draft = try await bench.answered()
      let exposed = Mutex<[Bool]>([])
      let submit = bench.submit { request in
        let isFirst = exposed.withLock { exposed in
          exposed.append(request.inputs.isPoliticallyExposed)
          return exposed.count == 1
        }
        guard isFirst else { return .referred }
        _ = try await bench.keep(of: draft.id, party: draft.party, in: bench.tenant) {
          $0.isPoliticallyExposed = true
        }
        return .approved
      }
      let sent = try await submit(
        draft.id, party: draft.party, in: bench.tenant, by: .borrower(draft.party))
      #expect(sent.status == .inReview)
      #expect(exposed.withLock { $0 } == [false, true])
    }
  }

  @Test func sentTwiceItAnswersWithWhatItIs() async throws {
    try await OriginationBench.with { bench in
      let sent = try await bench.sent(.mxn(8_000), .approved)
      #expect(sent.status == .approved)
      let again = try await bench.submit { _ in .declined }(
        sent.id, party: sent.party, in: bench.tenant, by: .borrower(sent.party))
      #expect(again.status == .approved)
      #expect(again.decision == sent.decision)
    }
  }

  /// What the analyst asked for came with other answers: what was decided was about the old ones.
  @Test func otherAnswersToWhatWasAskedForAreDecidedAnew() async throws {
    try await OriginationBench.with { bench in
      let referred = try await bench.sent(.mxn(8_000), .referred)
      let asked = try await bench.asked(referred)
      _ = try await bench.keep(of: asked.id, party: asked.party, in: bench.tenant) {
        $0.isPoliticallyExposed = true
      }
      let heard = Mutex<[DecisionRequest]>([])
      let submit = bench.submit { request in
        heard.withLock { $0.append(request) }
        return .declined
      }
      for _ in 0..<2 {
        let sent = try await submit(
          asked.id, party: asked.party, in: bench.tenant, by: .borrower(asked.party))
        #expect(sent.status == .inReview, "an analyst looks at it again")
        #expect(sent.decision != referred.decision)
        #expect(sent.reasons.map(\.code) == ["test"])
      }
      let requests = heard.withLock { $0 }
      #expect(requests.map(\.inputs.isPoliticallyExposed) == [true])
      #expect(requests.first?.id != referred.decision)
    }
  }

  @Test func theSameAnswersToWhatWasAskedForKeepTheirDecision() async throws {
    try await OriginationBench.with { bench in
      let asked = try await bench.asked(try await bench.sent(.mxn(8_000), .referred))
      let sent = try await bench.submit { _ in .referred }(
        asked.id, party: asked.party, in: bench.tenant, by: .borrower(asked.party))
      #expect(sent.status == .inReview)
      #expect(sent.decision == asked.decision)
    }
  }

  /// What a second person was asked to grant was about the old answers.
  @Test func anApprovalAskedBeforeTheAnswersChangedIsNotGranted() async throws {
    try await OriginationBench.with { bench in
      let referred = try await bench.sent(.mxn(8_000), .referred)
      let order = try SecondApproval.order(referred, productName: "Crédito Quincenal")
      let asked = try await bench.asked(referred)
      _ = try await bench.keep(of: asked.id, party: asked.party, in: bench.tenant) {
        $0.isPoliticallyExposed = true
      }
      _ = try await bench.submit { _ in .approved }(
        asked.id, party: asked.party, in: bench.tenant, by: .borrower(asked.party))
      let second = SecondApproval(
        limits: ApprovalLimits(tenants: bench.tenants) { _, _ in ["gerente"] }, move: bench.move)
      let checker = bench.world.world.newID(StaffID.self)
      await #expect(throws: SecondApproval.Refused.changed(referred.id)) {
        try await bench.database.transaction(for: bench.tenant) { db in
          try await second.grant(
            .init(
              payload: order.payload, checker: checker, checkerRoles: ["gerente"], reason: nil),
            in: db)
        }
      }
    }
  }

  @Test func aCURPThatIsNotOfThatNameIsLookedAtByAPerson() async throws {
    var hers = PartyProfile.lupita
    let seventeen = "HERG900512MDFRSD0"
    hers.curp = seventeen + String(CURP.checkDigit(of: seventeen))
    var other = hers
    other.givenNames = "Ana"
    #expect(hers.curpWarning == nil)
    #expect(other.curpWarning != nil)
    try await OriginationBench.with { [other] bench in
      let draft = try await bench.answered(.mxn(5_000))
      let sent = try await bench.submit(knowing: other) { _ in .approved }(
        draft.id, party: draft.party, in: bench.tenant, by: .borrower(draft.party))
      #expect(sent.status == .inReview)
    }
  }
}

extension OriginationBench {
  fileprivate func asked(_ application: Application) async throws -> Application {
    try await database.transaction(for: tenant) { db in
      try await move(
        application, by: .askForMore, actor: .system("test"),
        told: .init(askedFor: "Otra foto de tu INE."), in: db)
    }
    return try await self.application(application.id)
  }
}
