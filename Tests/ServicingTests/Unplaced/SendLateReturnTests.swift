import Foundation
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

/// A disbursement that came back after its loan had ended, of a borrower without another loan.
@Suite struct SendLateReturnTests {
  @Test func itGoesToTheBorrowerByAnOrdinaryDisbursementAndLeavesTheBooks() async throws {
    try await ServicingBench.with { bench in
      let (id, waiting) = try await bench.returnedLate()
      let orders = try await bench.orders()
      let act = bench.world.newID()
      for _ in 0..<2 { try await bench.send(waiting, act) }
      #expect(try await bench.orders() == orders + 1)
      #expect(try await bench.run { try await $0.unplacedCount() } == 0)
      let before = try await bench.waitingInBooks()
      for _ in 0..<2 { try await bench.refundSettled(id, act, .mxn(9_652)) }
      #expect(try await bench.waitingInBooks() - before == .mxn(-9_652))
      #expect(try await bench.loan(id).loan.status == .paidOff)
    }
  }

  @Test func whatSomebodySentOrIsGoneIsRefused() async throws {
    try await ServicingBench.with { bench in
      let payment = bench.payment(.mxn(500))
      try await bench.pay(payment)
      await #expect(throws: SendLateReturn.Refused.notAReturn(payment.payment)) {
        try await bench.send(payment.payment, bench.world.newID())
      }
      let (_, waiting) = try await bench.returnedLate()
      let other = try await bench.activeLoan(amount: .mxn(20_000), installments: 12)
      try await bench.place(waiting, on: other)
      await #expect(throws: PlacePayment.Refused.notWaiting(waiting)) {
        try await bench.send(waiting, bench.world.newID())
      }
    }
  }

  @Test func ofManyWhoSendItAndPlaceItAtOnceOneDoes() async throws {
    try await ServicingBench.with { bench in
      let (_, waiting) = try await bench.returnedLate()
      let other = try await bench.activeLoan(amount: .mxn(20_000), installments: 12)
      let orders = try await bench.orders()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          let act = bench.world.newID()
          group.addTask { try? await bench.send(waiting, act) }
          group.addTask { try? await bench.place(waiting, on: other) }
        }
      }
      let sent = try await bench.orders() - orders
      #expect(sent + (try await bench.loan(other).events.count) == 1)
    }
  }

  @Test(arguments: [DisbursementFailed.Cause.rejected, .withdrawn, .declined])
  func oneThatDoesNotLeaveWaitsAgain(_ cause: DisbursementFailed.Cause) async throws {
    try await ServicingBench.with { bench in
      let (id, waiting) = try await bench.returnedLate()
      let (act, before) = (bench.world.newID(), try await bench.waitingInBooks())
      try await bench.send(waiting, act)
      for _ in 0..<2 { try await bench.fail(id, cause, order: DisbursementID(act)) }
      let again = try await bench.run { try await $0.unplaced() }
      #expect(again.map(\.payment) == [waiting] && again.map(\.amount) == [.mxn(9_652)])
      #expect(try await bench.waitingInBooks() == before)
      try await bench.send(waiting, bench.world.newID())
      #expect(try await bench.run { try await $0.unplacedCount() } == 0)
    }
  }

  @Test func oneThatComesBackAgainIsInTheBooksAgain() async throws {
    try await ServicingBench.with { bench in
      let (id, waiting) = try await bench.returnedLate()
      let (act, before) = (bench.world.newID(), try await bench.waitingInBooks())
      try await bench.send(waiting, act)
      try await bench.refundSettled(id, act, .mxn(9_652))
      for _ in 0..<2 { try await bench.fail(id, .returned, order: DisbursementID(act)) }
      #expect(try await bench.waitingInBooks() == before)
      #expect(try await bench.run { try await $0.unplaced() }.map(\.payment) == [waiting])
    }
  }

  @Test func itsRowSendsIt() async throws {
    try await ServicingBench.with { bench in
      let (_, waiting) = try await bench.returnedLate()
      let path = "/oficina/pagos-sin-credito"
      let page = try await UnplacedPages(desk: bench.desk, people: .cast).page(
        bench.visit(.get, path, [:], as: .staff))
      let act = try #require(page.rows.first?.act)
      #expect(page.body.text.contains("Enviar a su cuenta"))
      let sent = try await bench.post(
        path + "/:payment/devolucion", ["payment": waiting.description],
        Fields(["acto": act]), as: .staff)
      #expect(sent.status == 303)
      #expect(try await bench.run { try await $0.unplacedCount() } == 0)
    }
  }
}

extension ServicingBench {
  /// Paid off, and its disbursement given back afterwards.
  fileprivate func returnedLate() async throws -> (LoanID, PaymentID) {
    let id = try await activeLoan()
    try await payOff(id)
    try await fail(id, .returned)
    return (id, PaymentID(try await loan(id).loan.disbursement.uuid))
  }

  /// What the books hold of money that waits to be placed: a credit.
  fileprivate func waitingInBooks() async throws -> Money {
    -(try await ledgerSums()["2102"] ?? .zero)
  }

  fileprivate func send(_ payment: PaymentID, _ act: UUID) async throws {
    let order = SendLateReturn.Order(
      payment: payment, act: act, actor: .staff(world.world.newID(StaffID.self)))
    try await run { try await SendLateReturn(desk: desk)(order, in: $0) }
  }
}
