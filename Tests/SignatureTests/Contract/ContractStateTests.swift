import Documents
import Kernel
import Postgres
import SignatureAPI
import TestKit
import Testing

@testable import Signature

struct ContractStateTests {
  /// Read the drawing: each state, each event, where it leads.
  @Test func theMachineIsThisOne() {
    let drawing = Contract.State.allCases.map { state in
      let steps = Contract.Event.allCases.map { event in
        let next = try? state.after(event)
        return "\(event.rawValue)→\(next?.rawValue ?? "✗")"
      }
      return "\(state.rawValue): " + steps.joined(separator: " ")
    }
    #expect(
      drawing == [
        "prepared: sign→signed renew→prepared withdraw→withdrawn "
          + "requestCancellation→✗ cancel→✗ lapse→✗",
        "signed: sign→✗ renew→✗ withdraw→✗ "
          + "requestCancellation→cancelling cancel→cancelled lapse→✗",
        "cancelling: sign→✗ renew→✗ withdraw→✗ "
          + "requestCancellation→✗ cancel→cancelled lapse→signed",
        "withdrawn: sign→✗ renew→✗ withdraw→✗ requestCancellation→✗ cancel→✗ lapse→✗",
        "cancelled: sign→✗ renew→✗ withdraw→✗ requestCancellation→✗ cancel→✗ lapse→signed",
      ])
  }

  @Test func aContractNobodySignedIsWithdrawnOnceAndForAll() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      for _ in 0..<2 {
        try await bench.withdraw(contract.id)
      }
      #expect(try await bench.contract(contract.id).state == .withdrawn)
      #expect(try await bench.count("SELECT count(*) FROM signature.happening") == 2)
      await #expect(throws: Contract.IllegalTransition(state: .withdrawn, event: .sign)) {
        try await SendSigningCode(desk: bench.desk)(
          contract.id, of: bench.tenant, bench.circumstances())
      }
    }
  }

  @Test func withdrawingWhatIsNotThereYetIsNoFault() async throws {
    try await SignatureBench.with { bench in
      try await bench.withdraw(bench.world.world.newID(ContractID.self))
      #expect(try await bench.count("SELECT count(*) FROM signature.contract") == 0)
    }
  }

  /// The application was cancelled at the instant in which its borrower signed.
  @Test func aSignatureThatWonTheRaceIsCancelledAndNotLeftAlone() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.signed()
      for _ in 0..<2 { try await bench.withdraw(contract.id) }
      let ended = try await bench.contract(contract.id)
      #expect(ended.state == .cancelled)
      try await SealConstancia(desk: bench.desk).seal(contract.id, of: bench.tenant)
      let copy = try await bench.file(of: ended) { try await $0.copy(.cancelacion) }
      #expect(try #require(copy).html.contains("no existe adeudo"))
    }
  }

  @Test func aContractAndItsWithdrawalAtOnceEndWithdrawnOrCancelled() async throws {
    try await SignatureBench.with { bench in
      let order = try await bench.ready()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try? await SignContract(desk: bench.desk)(order, of: bench.tenant) }
        group.addTask { try await bench.withdraw(order.contract) }
        try await group.waitForAll()
      }
      let state = try await bench.contract(order.contract).state
      #expect([.withdrawn, .cancelled].contains(state))
    }
  }

  @Test func nobodySignsForAnApplicationThatEnded() async throws {
    try await SignatureBench.with { bench in
      let order = try await bench.ready()
      bench.phone.endApplication()
      await #expect(throws: SignContract.Refused.applicationClosed) {
        try await SignContract(desk: bench.desk)(order, of: bench.tenant)
      }
      #expect(try await bench.contract(order.contract).state == .prepared)
      await #expect(throws: SignContract.Refused.applicationClosed) {
        try await SendSigningCode(desk: bench.desk)(
          order.contract, of: bench.tenant, bench.circumstances())
      }
    }
  }
}
