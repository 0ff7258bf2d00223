import DecisioningAPI
import Kernel
import OriginationAPI
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
}
