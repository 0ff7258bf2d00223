import Kernel
import Postgres
import SignatureAPI
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
        "prepared: sign→signed renew→prepared withdraw→withdrawn cancel→✗",
        "signed: sign→✗ renew→✗ withdraw→✗ cancel→cancelled",
        "withdrawn: sign→✗ renew→✗ withdraw→✗ cancel→✗",
        "cancelled: sign→✗ renew→✗ withdraw→✗ cancel→✗",
      ])
  }

  @Test func aContractNobodySignedIsWithdrawnOnceAndForAll() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      for _ in 0..<2 {
        try await bench.signature.client.withdraw(bench.tenant, contract.id, .system("test"))
      }
      #expect(try await bench.contract(contract.id).state == .withdrawn)
      #expect(try await bench.count("SELECT count(*) FROM signature.happening") == 2)
      await #expect(throws: Contract.IllegalTransition(state: .withdrawn, event: .sign)) {
        try await SendSigningCode(desk: bench.desk)(
          contract.id, of: bench.tenant, bench.circumstances())
      }
    }
  }

  @Test func aSignedContractIsNotWithdrawn() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.signed()
      await #expect(throws: Contract.IllegalTransition(state: .signed, event: .withdraw)) {
        try await WithdrawContract(desk: bench.desk)(
          contract.id, of: bench.tenant, by: .system("test"))
      }
    }
  }
}
