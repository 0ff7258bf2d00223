import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy
import TestKit
import Testing

@testable import Payments

@Suite struct TillTests {
  private let cashier = Kernel.Actor.staff(StaffID(DisbursementIDs.id(77).uuid))

  @Test func cashForALoanGoesIntoTheDrawerAndIsTold() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await open(bench)
      let slip = slip(.mxn(1_196))
      try await bench.acts.takeCash(slip, by: cashier, of: bench.tenant)
      try await bench.worker.drain()
      #expect(bench.told.received.map(\.method) == [.cash])
      #expect(try await bench.balance(.caja) == .mxn(1_196))
      #expect(try await bench.balance(.depositosPorAplicar) == .mxn(-1_196))
    }
  }

  @Test func aFormSentManyTimesAtOnceIsOneReceipt() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await open(bench)
      let slip = slip(.mxn(100))
      await withTaskGroup(of: Void.self) { group in
        for _ in 1...20 {
          group.addTask { try? await bench.acts.takeCash(slip, by: cashier, of: bench.tenant) }
        }
      }
      try await bench.worker.drain()
      #expect(bench.told.received.count == 1)
      #expect(try await bench.balance(.caja) == .mxn(100))
      let other = TakeCash.Slip(id: slip.id, party: Cast.beto, loan: nil, amount: .mxn(100))
      await #expect(throws: TakeCash.Refused.otherSlip(slip.id)) {
        try await bench.acts.takeCash(other, by: cashier, of: bench.tenant)
      }
    }
  }

  @Test func withoutADrawerOrAboveTheLimitNoCashIsTaken() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      await #expect(throws: TakeCash.Refused.noTillOpen) {
        try await bench.acts.takeCash(slip(.mxn(1)), by: cashier, of: bench.tenant)
      }
      try await open(bench)
      let limit = try bench.tenants.manifest(bench.tenant).limits.cashReceipt
      await #expect(throws: TakeCash.Refused.aboveLimit(limit)) {
        try await bench.acts.takeCash(
          slip(limit + .centavos(1)), by: cashier, of: bench.tenant)
      }
      await #expect(throws: TakeCash.Refused.notPositive) {
        try await bench.acts.takeCash(slip(.zero), by: cashier, of: bench.tenant)
      }
      #expect(try await bench.balance(.caja) == .zero)
    }
  }

  @Test func aReversedReceiptLeavesTheDrawerAndIsTold() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await open(bench)
      let slip = slip(.mxn(500))
      try await bench.acts.takeCash(slip, by: cashier, of: bench.tenant)
      for _ in 1...3 {
        try await bench.reverse(slip.id, because: "Importe mal capturado", by: .system("gerente"))
      }
      try await bench.worker.drain()
      #expect(bench.told.reversed.map(\.payment) == [slip.id])
      #expect(try await bench.balance(.caja) == .zero)
      #expect(try await bench.receipts(of: Cast.lupita).map(\.isReversed) == [true])
      let closed = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(200), note: nil, of: bench.tenant)
      #expect(closed.closing?.difference == .zero)
    }
  }

  @Test func theDrawerIsCountedAndADifferenceIsExplained() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await open(bench)
      try await bench.acts.takeCash(slip(.mxn(300)), by: cashier, of: bench.tenant)
      await #expect(throws: CloseTill.Refused.differenceUnexplained(.mxn(-10))) {
        try await bench.acts.closeTill(
          by: cashier, counting: .mxn(490), note: nil, of: bench.tenant)
      }
      let closed = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(490), note: "Cambio mal dado", of: bench.tenant)
      #expect(closed.closing?.expected == .mxn(500))
      #expect(closed.closing?.difference == .mxn(-10))
      await #expect(throws: CloseTill.Refused.noneOpen) {
        try await bench.acts.closeTill(
          by: cashier, counting: .mxn(490), note: nil, of: bench.tenant)
      }
    }
  }

  @Test func aCashierHasOneDrawerAndAClosedOneIsLeftAlone() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let first = try await open(bench)
      await #expect(throws: OpenTill.Refused.alreadyOpen(first)) { try await open(bench) }
      let slip = slip(.mxn(50))
      try await bench.acts.takeCash(slip, by: cashier, of: bench.tenant)
      _ = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(250), note: nil, of: bench.tenant)
      await #expect(throws: ReverseReceipt.Refused.tillClosed(slip.id)) {
        try await bench.reverse(slip.id, because: "Tarde", by: .system("gerente"))
      }
      try await open(bench)
    }
  }

  @discardableResult
  private func open(_ bench: PaymentsBench) async throws -> TillID {
    try await bench.acts.openTill(
      by: cashier, named: "Ana", at: "centro", holding: .mxn(200), of: bench.tenant)
  }

  private func slip(_ amount: Money) -> TakeCash.Slip {
    TakeCash.Slip(
      id: PaymentID(DisbursementIDs.id(UInt64(amount.minorUnits)).uuid), party: Cast.lupita,
      loan: nil, amount: amount)
  }
}
