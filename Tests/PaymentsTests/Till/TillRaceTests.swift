import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

@Suite struct TillRaceTests {
  private let cashier = Kernel.Actor.staff(StaffID(DisbursementIDs.id(77).uuid))

  private func open(_ bench: PaymentsBench) async throws -> TillID {
    try await bench.acts.openTill(
      by: cashier, named: "Ana", at: "centro", holding: .mxn(200), of: bench.tenant)
  }

  @Test func openedManyTimesAtOnceThereIsOneDrawer() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let opened = await count(of: 8) { _ = try await open(bench) }
      #expect(opened == 1)
    }
  }

  @Test func countedManyTimesAtOnceItClosesOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      _ = try await open(bench)
      let closed = await count(of: 8) {
        _ = try await bench.acts.closeTill(
          by: cashier, counting: .mxn(200), note: nil, of: bench.tenant)
      }
      #expect(closed == 1)
    }
  }

  @Test func cashThatComesWhileItIsCountedIsInTheCountOrRefused() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let till = try await open(bench)
      async let taken = count(of: 10) {
        try await bench.acts.takeCash(
          .init(
            id: bench.clock.world.newID(PaymentID.self), party: Cast.lupita, loan: nil,
            amount: .mxn(10)),
          by: cashier, of: bench.tenant)
      }
      async let closing = bench.acts.closeTill(
        by: cashier, counting: .mxn(200), note: "Contada con gente en la fila", of: bench.tenant)
      let expected = try await closing.closing?.expected
      let receipts = Int64(await taken)
      #expect(expected == .mxn(200) + .centavos(receipts * 1_000))
      #expect(try await bench.balance(.caja) == .zero, "the books hold what was counted")
      let kept = try #require(try await bench.acts.reading.till(till, in: bench.tenant))
      #expect(kept.receipts.count == Int(receipts))
    }
  }

  /// How many of these, all begun at once, are not refused.
  private func count(
    of tries: Int, _ act: @escaping @Sendable () async throws -> Void
  ) async -> Int {
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<tries {
        group.addTask { (try? await act()) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }
}
