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
      #expect(try await bench.balance(.caja) == .mxn(290))
      #expect(try await bench.balance(.faltantesYSobrantes) == .mxn(10))
      await #expect(throws: CloseTill.Refused.noneOpen) {
        try await bench.acts.closeTill(
          by: cashier, counting: .mxn(490), note: nil, of: bench.tenant)
      }
    }
  }

  @Test func aDrawerCountedBySeveralFormsAtOncePostsItsDifferenceOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await open(bench)
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask {
            _ = try? await bench.acts.closeTill(
              by: cashier, counting: .mxn(230), note: "Sobró", of: bench.tenant)
          }
        }
      }
      #expect(try await bench.balance(.caja) == .mxn(30))
      #expect(try await bench.balance(.faltantesYSobrantes) == .mxn(-30))
    }
  }

  @Test func whatIsTakenToTheBankLeavesTheDrawersOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let till = try await open(bench)
      try await bench.acts.takeCash(slip(.mxn(300)), by: cashier, of: bench.tenant)
      await #expect(throws: BankTill.Refused.stillOpen(till)) {
        try await bench.bank(till, .mxn(300))
      }
      _ = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(500), note: nil, of: bench.tenant)
      await #expect(throws: BankTill.Refused.moreThanThereIs(.mxn(300))) {
        try await bench.bank(till, .mxn(501))
      }
      await #expect(throws: BankTill.Refused.notPositive) { try await bench.bank(till, .zero) }
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try? await bench.bank(till, .mxn(300)) } }
      }
      #expect(try await bench.balance(.caja) == .zero)
      #expect(try await bench.balance(.bancos) == .mxn(300))
      await #expect(throws: BankTill.Refused.otherwise(till)) {
        try await bench.bank(till, .mxn(200))
      }
      let other = TillID(DisbursementIDs.id(5).uuid)
      await #expect(throws: BankTill.Refused.unknown(other)) {
        try await bench.bank(other, .mxn(1))
      }
    }
  }

  /// The fund that a drawer opens with is no receipt, and what went to the bank is there no more.
  @Test func cashCarriedToTheNextDrawerGoesToTheBankOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let first = try await open(bench)
      try await bench.acts.takeCash(slip(.mxn(300)), by: cashier, of: bench.tenant)
      _ = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(500), note: nil, of: bench.tenant)
      let second = try await open(bench)
      _ = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(200), note: nil, of: bench.tenant)
      await withTaskGroup(of: Void.self) { group in
        for (till, amount) in [(first, 300), (second, 200)] {
          group.addTask { try? await bench.bank(till, .mxn(Int64(amount))) }
        }
      }
      let left = try await bench.balance(.caja)
      #expect(left == .zero || left == .mxn(100), "it is never less than nothing")
      await #expect(throws: BankTill.Refused.self) { try await bench.bank(first, .mxn(301)) }
    }
  }

  @Test func aCashierHasOneDrawerAndACountedOneIsLeftAlone() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let first = try await open(bench)
      await #expect(throws: OpenTill.Refused.alreadyOpen(first)) { try await open(bench) }
      let slip = slip(.mxn(50))
      try await bench.acts.takeCash(slip, by: cashier, of: bench.tenant)
      _ = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(250), note: nil, of: bench.tenant)
      await #expect(throws: ReverseReceipt.Refused.countedMeanwhile(slip.id)) {
        try await bench.reverse(slip.id, because: "Tarde", by: .system("gerente"))
      }
      try await open(bench)
    }
  }

  /// 1,000 typed where 100 were taken: the count shows it, and the reversal undoes what is missing.
  /// The 100 are in the drawer, so they wait to be placed.
  @Test func aMistakeFoundAfterTheCountIsUndoneUpToTheShortage() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await open(bench)
      let wrong = slip(.mxn(1_000))
      try await bench.acts.takeCash(wrong, by: cashier, of: bench.tenant)
      _ = try await bench.acts.closeTill(
        by: cashier, counting: .mxn(300), note: "Faltan 900", of: bench.tenant)
      #expect(try await bench.balance(.faltantesYSobrantes) == .mxn(900))
      for _ in 0..<2 {
        try await bench.reverse(
          wrong.id, from: .countedDrawer, because: "Eran 100", by: .system("gerente"))
      }
      #expect(try await bench.balance(.caja) == .mxn(100))
      #expect(try await bench.balance(.faltantesYSobrantes) == .zero)
      #expect(try await bench.balance(.depositosPorAplicar) == .mxn(-100))
      let waiting = try await bench.acts.reading.unmatched(count: 5, in: bench.tenant)
      #expect(waiting.map(\.amount) == [.mxn(100)])
      try await bench.worker.drain()
      #expect(bench.told.reversed.map(\.payment) == [wrong.id])
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

extension PaymentsBench {
  func bank(_ till: TillID, _ amount: Money) async throws {
    try await acts.bankTill(
      till, amount: amount, slip: "FICHA-1", by: .system("cajero"), of: tenant)
  }
}
