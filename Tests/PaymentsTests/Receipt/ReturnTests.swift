import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

@Suite struct ReturnTests {
  private let contador = Kernel.Actor.system("contador")

  private func stranded(_ bench: PaymentsBench) async throws -> PaymentID {
    try await bench.notice("2026-11-20|40012|X1|10000|\(String(repeating: "1", count: 18))|1")
    try await bench.worker.drain()
    return try #require(
      try await bench.acts.reading.unmatched(count: 1, in: bench.tenant).first
    ).id
  }

  @Test func askedByManyAtOnceItGoesBackOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await stranded(bench)
      await withTaskGroup(of: Void.self) { group in
        for _ in 1...8 {
          group.addTask {
            await #expect(throws: Never.self) {
              try await bench.acts.giveBack(
                id, because: "No es cliente", by: contador, of: bench.tenant)
            }
          }
        }
      }
      try await bench.worker.drain(hands: 4)
      #expect(bench.bank.accepted.map(\.amount) == [.mxn(100)])
    }
  }

  @Test func placedAndSentBackAtOnceOnlyOneHappens() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await stranded(bench)
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          try? await bench.acts.match(
            id, to: Cast.lupita, loan: nil, by: contador, of: bench.tenant)
        }
        group.addTask {
          try? await bench.acts.giveBack(id, because: "No", by: contador, of: bench.tenant)
        }
      }
      try await bench.worker.drain()
      #expect(bench.told.received.count + bench.bank.accepted.count == 1)
    }
  }

  @Test func cashAndWhatHasAnOwnerDoNotGoBackAndNeitherDoesWhatIsNotThere() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await stranded(bench)
      try await bench.acts.match(id, to: Cast.beto, loan: nil, by: contador, of: bench.tenant)
      await #expect(throws: ReturnReceipt.Refused.placed(id, .matched)) {
        try await bench.acts.giveBack(id, because: "Tarde", by: contador, of: bench.tenant)
      }
      _ = try await bench.acts.openTill(
        by: contador, named: "Ana", at: "centro", holding: .zero, of: bench.tenant)
      let cash = bench.clock.world.newID(PaymentID.self)
      try await bench.acts.takeCash(
        .init(id: cash, party: Cast.beto, loan: nil, amount: .mxn(5)), by: contador,
        of: bench.tenant)
      await #expect(throws: ReturnReceipt.Refused.notATransfer(cash)) {
        try await bench.acts.giveBack(cash, because: "x", by: contador, of: bench.tenant)
      }
      let nobody = bench.clock.world.newID(PaymentID.self)
      await #expect(throws: ReturnReceipt.Refused.unknown(nobody)) {
        try await bench.acts.giveBack(nobody, because: "x", by: contador, of: bench.tenant)
      }
      await #expect(throws: MatchReceipt.Refused.unknown(nobody)) {
        try await bench.acts.match(
          nobody, to: Cast.beto, loan: nil, by: contador, of: bench.tenant)
      }
    }
  }
}
