import Identity
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import TestKit
import Testing
import Web

@testable import Payments

@Suite struct ReversalTests {
  /// A drawer with a receipt that should not be there, its cashier and two managers.
  private struct Desk {
    let bench: PaymentsBench
    let slip: PaymentID
    let cajera: StaffVisitor
    let gerente: StaffVisitor

    func ask(because reason: String = "Importe mal capturado") async throws -> ApprovalID {
      try await bench.acts.askReversal(slip, because: reason, by: cajera, of: bench.tenant)
    }

    func offer() async throws -> ReversalOffer {
      let receipt = try #require(try await bench.acts.reading.receipt(slip, in: bench.tenant))
      return try await bench.acts.askReversal.offer(receipt, mayAsk: true, in: bench.tenant)
    }
  }

  private func desk(_ database: Database) async throws -> Desk {
    let bench = try await PaymentsBench(database)
    let cajera = try await bench.office.hire("Ana", may: ["payments.till"])
    let gerente = try await bench.office.hire("Beto", may: ["payments.reverse", "payments.till"])
    _ = try await bench.acts.openTill(
      by: .staff(cajera.id), named: "Ana", at: "centro", holding: .zero, of: bench.tenant)
    let slip = bench.clock.world.newID(PaymentID.self)
    try await bench.acts.takeCash(
      TakeCash.Slip(id: slip, party: Cast.lupita, loan: nil, amount: .mxn(500)),
      by: .staff(cajera.id), of: bench.tenant)
    return Desk(bench: bench, slip: slip, cajera: cajera, gerente: gerente)
  }

  @Test func aCashierAsksAndAManagerGrantsItWithAFreshCode() async throws {
    try await TestDatabase.with { database in
      let desk = try await desk(database)
      #expect(try await desk.offer() == .offered)
      let asked = try await desk.ask()
      #expect(try await desk.offer() == .waiting(asked))
      try await desk.bench.worker.drain()
      #expect(desk.bench.told.reversed.isEmpty)
      #expect(try await desk.bench.balance(.caja) == .mxn(500))
      try await desk.bench.office.decide(asked, by: desk.gerente)
      try await desk.bench.worker.drain()
      #expect(desk.bench.told.reversed.map(\.payment) == [desk.slip])
      #expect(desk.bench.told.reversed.map(\.reason) == ["Importe mal capturado"])
      #expect(try await desk.bench.balance(.caja) == .zero)
      #expect(try await desk.offer() == .none)
    }
  }

  @Test func aManagerDoesNotGrantTheirOwnAndACashierGrantsNone() async throws {
    try await TestDatabase.with { database in
      let desk = try await desk(database)
      let own = try await desk.bench.acts.askReversal(
        desk.slip, because: "Me equivoqué", by: desk.gerente, of: desk.bench.tenant)
      await #expect(throws: Approvals.Refused.ownRequest) {
        try await desk.bench.office.decide(own, by: desk.gerente)
      }
      await #expect(throws: Approvals.Refused.unknown(own)) {
        try await desk.bench.office.decide(own, by: desk.cajera)
      }
      await #expect(throws: StepUp.Refused.wrong) {
        let other = try await desk.bench.office.hire("Caro", may: ["payments.reverse"])
        try await desk.bench.office.decide(own, by: other, code: "000000")
      }
      #expect(try await desk.bench.balance(.caja) == .mxn(500))
    }
  }

  @Test func askedManyTimesItIsOneRequestAndGrantedAtOnceItHappensOnce() async throws {
    try await TestDatabase.with { database in
      let desk = try await desk(database)
      let asked = try await withThrowingTaskGroup(of: ApprovalID.self) { group in
        for _ in 1...5 { group.addTask { try await desk.ask() } }
        return try await group.reduce(into: Set<ApprovalID>()) { $0.insert($1) }
      }
      let id = try #require(asked.first)
      #expect(asked.count == 1)
      await #expect(throws: Approvals.Refused.differentPending(id)) {
        try await desk.ask(because: "Otra cosa")
      }
      let other = try await desk.bench.office.hire("Caro", may: ["payments.reverse"])
      await withTaskGroup(of: Void.self) { group in
        for boss in [desk.gerente, other] {
          group.addTask { try? await desk.bench.office.decide(id, by: boss) }
        }
      }
      try await desk.bench.worker.drain()
      #expect(desk.bench.told.reversed.count == 1)
      #expect(try await desk.bench.balance(.caja) == .zero)
    }
  }

  @Test func aDrawerThatIsCountedWhileTheRequestWaitsNeedsAnother() async throws {
    try await TestDatabase.with { database in
      let desk = try await desk(database)
      let asked = try await desk.ask()
      let till = try await desk.bench.acts.closeTill(
        by: .staff(desk.cajera.id), counting: .mxn(500), note: nil, of: desk.bench.tenant)
      await #expect(throws: ReverseReceipt.Refused.countedMeanwhile(desk.slip)) {
        try await desk.bench.office.decide(asked, by: desk.gerente)
      }
      #expect(try await desk.bench.balance(.caja) == .mxn(500))
      try await desk.bench.office.decide(asked, .decline, by: desk.gerente)
      #expect(try await desk.offer() == .offeredAfterCount(till.id))
      let again = try await desk.ask(because: "Se capturó dos veces")
      try await desk.bench.office.decide(again, by: desk.gerente)
      try await desk.bench.worker.drain()
      #expect(desk.bench.told.reversed.map(\.payment) == [desk.slip])
      #expect(try await desk.bench.balance(.caja) == .mxn(500))
      #expect(try await desk.bench.balance(.faltantesYSobrantes) == .zero)

      // Nothing was missing, so the cash is there and is somebody's.
      let waiting = try await desk.bench.acts.reading.unmatched(count: 5, in: desk.bench.tenant)
      #expect(waiting.map(\.amount) == [.mxn(500)] && waiting.map(\.method) == [.cash])
      let found = try #require(waiting.first)
      let boss = Kernel.Actor.staff(desk.gerente.id)
      await #expect(throws: ReturnReceipt.Refused.notATransfer(found.id)) {
        try await desk.bench.acts.giveBack(
          found.id, because: "x", by: boss, of: desk.bench.tenant)
      }
      try await desk.bench.acts.match(
        found.id, to: Cast.beto, loan: nil, by: boss, of: desk.bench.tenant)
      try await desk.bench.worker.drain()
      let heard = desk.bench.told.received.last
      #expect(heard?.party == Cast.beto && heard?.amount == .mxn(500))

      // Placed with the wrong person again, it is still there.
      try await desk.bench.reverse(
        found.id, from: .countedDrawer, because: "Tampoco era suyo", by: boss)
      let still = try await desk.bench.acts.reading.unmatched(count: 5, in: desk.bench.tenant)
      #expect(still.map(\.amount) == [.mxn(500)])
      #expect(try await desk.bench.balance(.faltantesYSobrantes) == .zero)
    }
  }

  /// Two receipts of a drawer that was short of less than both, undone at once.
  @Test func reversalsOfOneDrawerTakeItsShortageOnce() async throws {
    try await TestDatabase.with { database in
      let desk = try await desk(database)
      let other = desk.bench.clock.world.newID(PaymentID.self)
      try await desk.bench.acts.takeCash(
        TakeCash.Slip(id: other, party: Cast.beto, loan: nil, amount: .mxn(300)),
        by: .staff(desk.cajera.id), of: desk.bench.tenant)
      _ = try await desk.bench.acts.closeTill(
        by: .staff(desk.cajera.id), counting: .mxn(200), note: "Faltan 600",
        of: desk.bench.tenant)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for id in [desk.slip, other] {
          group.addTask {
            try await desk.bench.reverse(
              id, from: .countedDrawer, because: "No entró", by: .staff(desk.gerente.id))
          }
        }
        try await group.waitForAll()
      }
      #expect(try await desk.bench.balance(.faltantesYSobrantes) == .zero)
      let waiting = try await desk.bench.acts.reading.unmatched(count: 5, in: desk.bench.tenant)
      #expect(waiting.map(\.amount) == [.mxn(200)])
      #expect(try await desk.bench.balance(.depositosPorAplicar) == .mxn(-200))
      #expect(try await desk.bench.balance(.caja) == .mxn(200))
    }
  }

  @Test func whatIsNotThereOrNotPlacedIsNotAskedFor() async throws {
    try await TestDatabase.with { database in
      let desk = try await desk(database)
      let nobody = desk.bench.clock.world.newID(PaymentID.self)
      await #expect(throws: ReverseReceipt.Refused.unknown(nobody)) {
        try await desk.bench.acts.askReversal(
          nobody, because: "x", by: desk.cajera, of: desk.bench.tenant)
      }
      try await desk.bench.reverse(desk.slip, because: "Ya", by: .staff(desk.gerente.id))
      await #expect(throws: ReverseReceipt.Refused.notPlaced(desk.slip, .reversed)) {
        try await desk.ask()
      }
    }
  }
}
