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

/// What was paid too much of a loan that ended goes back to whoever paid it.
@Suite struct RefundSurplusTests {
  @Test func itGoesBackByAnOrdinaryDisbursementAndLeavesTheBooks() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.overpaid()
      #expect(try await bench.surplus(id).free == .mxn(200))
      #expect(try await bench.run { try await $0.refundsToMake() } == [id])
      let act = bench.world.newID()
      for _ in 0..<2 { try await bench.refund(id, act) }
      #expect(try await bench.orders() == 2)
      #expect(try await bench.run { try await $0.refundsToMake() }.isEmpty)
      #expect(try await bench.ledgerSums()["2103"] == .mxn(-200), "it is ours until it leaves")

      for _ in 0..<2 { try await bench.refundSettled(id, act) }
      #expect(try await bench.ledgerSums()["2103"] == nil)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
      #expect(try await bench.loan(id).loan.status == .paidOff)
      #expect(try await bench.surplus(id).free.isZero)
    }
  }

  @Test func anOpenLoanOrOneWithoutSurplusIsRefused() async throws {
    try await ServicingBench.with { bench in
      let open = try await bench.activeLoan()
      try await bench.pay(bench.payment(.mxn(500)))
      await #expect(throws: RefundSurplus.Refused.nothingLeft(open)) {
        try await bench.refund(open, bench.world.newID())
      }
      try await bench.payOff(open)
      await #expect(throws: RefundSurplus.Refused.nothingLeft(open)) {
        try await bench.refund(open, bench.world.newID())
      }
      #expect(try await bench.run { try await $0.refundsToMake() }.isEmpty)
    }
  }

  @Test func twoPeopleWhoOrderItAtOnceSendItOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.overpaid()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          let act = bench.world.newID()
          group.addTask { try? await bench.refund(id, act) }
        }
      }
      #expect(try await bench.orders() == 2)
      #expect(try await bench.surplus(id).returning == .mxn(200))
    }
  }

  @Test(arguments: [DisbursementFailed.Cause.rejected, .withdrawn, .declined])
  func oneThatDoesNotLeaveIsLeftOverAgain(_ cause: DisbursementFailed.Cause) async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.overpaid()
      let act = bench.world.newID()
      try await bench.refund(id, act)
      for _ in 0..<2 {
        try await bench.fail(id, cause, order: DisbursementID(act), amount: .mxn(200))
      }
      #expect(try await bench.surplus(id).free == .mxn(200))
      #expect(try await bench.run { try await $0.refundsToMake() } == [id])
      try await bench.refund(id, bench.world.newID())
      #expect(try await bench.orders() == 3)
    }
  }

  @Test func oneThatTheBankGivesBackIsInTheBooksAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.overpaid()
      let act = bench.world.newID()
      try await bench.refund(id, act)
      try await bench.refundSettled(id, act)
      for _ in 0..<2 {
        try await bench.fail(id, .returned, order: DisbursementID(act), amount: .mxn(200))
      }
      #expect(try await bench.surplus(id).free == .mxn(200))
      #expect(try await bench.ledgerSums()["2103"] == .mxn(-200))
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
      #expect(try await bench.run { try await $0.refundsToMake() } == [id])
    }
  }

  @Test func aPaymentReversedAfterItsSurplusWentBackIsOwedByTheBorrower() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let quote = try await bench.loan(id).account.payoffQuote(on: ServicingBench.today).total
      let payment = bench.payment(quote + .mxn(200))
      try await bench.pay(payment)
      let act = bench.world.newID()
      try await bench.refund(id, act)
      try await bench.refundSettled(id, act)
      try await bench.reverse(payment.payment)
      #expect(try await bench.loan(id).loan.status == .active)
      #expect(try await bench.ledgerSums()["1301"] == .mxn(200))
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aPaymentReversedWhileItsSurplusWaitsCallsTheOrderBack() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let quote = try await bench.loan(id).account.payoffQuote(on: ServicingBench.today).total
      let payment = bench.payment(quote + .mxn(200))
      try await bench.pay(payment)
      let act = bench.world.newID()
      try await bench.refund(id, act)
      for _ in 0..<2 { try await bench.reverse(payment.payment) }
      #expect(try await bench.withdrawn() == 1)
      try await bench.fail(id, .withdrawn, order: DisbursementID(act), amount: .mxn(200))
      #expect(try await bench.surplus(id).returning.isZero)
      #expect(try await bench.ledgerSums()["1301"] == nil)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func whatIsStillLeftOverIsOrderedAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let early = bench.payment(.mxn(50))
      try await bench.pay(early)
      let quote = try await bench.loan(id).account.payoffQuote(on: ServicingBench.today).total
      try await bench.pay(bench.payment(quote + .mxn(200), to: id))
      let act = bench.world.newID()
      try await bench.refund(id, act)
      try await bench.reverse(early.payment)
      #expect(try await bench.loan(id).loan.status == .paidOff)
      #expect(try await bench.withdrawn() == 1)
      try await bench.fail(id, .withdrawn, order: DisbursementID(act), amount: .mxn(200))
      #expect(try await bench.surplus(id).free == .mxn(150))
    }
  }

  @Test func whatWasGivenBackAndNeverPaidIsListed() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let quote = try await bench.loan(id).account.payoffQuote(on: ServicingBench.today).total
      let payment = bench.payment(quote + .mxn(200))
      try await bench.pay(payment)
      let act = bench.world.newID()
      try await bench.refund(id, act)
      try await bench.refundSettled(id, act)
      try await bench.reverse(payment.payment)
      #expect(try await bench.withdrawn() == 0)
      let shown = try await bench.page("/oficina/creditos/:loan", ["loan": id.description])
      #expect(shown.contains("Devuelto de más"))
      let list = try await RefundPages(desk: bench.desk, people: .cast).page(
        bench.visit(.get, "/oficina/saldos-a-favor", [:], as: .staff))
      #expect(list.rows.isEmpty && list.owed.map(\.amount) == ["$200.00"])
    }
  }

  @Test func whatWasPaidOfALoanWhoseMoneyTheBankGaveBackIsLeftOver() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.pay(bench.payment(.mxn(500)))
      try await bench.fail(id, .returned)
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.surplus(id).free == .mxn(500))
      #expect(try await bench.run { try await $0.refundsToMake() } == [id])
      let act = bench.world.newID()
      try await bench.refund(id, act)
      try await bench.refundSettled(id, act, .mxn(500))
      #expect(try await bench.surplus(id).free.isZero)
      #expect(try await bench.ledgerSums()["2103"] == nil)
    }
  }

  @Test func itsBorrowerAndItsPapersSaySo() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.overpaid()
      #expect(try await bench.portalPage(id).contains("un saldo a favor de $200.00"))
      #expect(try await bench.get("/oficina/saldos-a-favor", [:], as: .staff).status == 200)
      let params = ["loan": id.description]
      #expect(try await bench.page("/oficina/creditos/:loan", params).contains("Saldo a favor"))
      let letter = try await bench.servicing.releaseLetter(id, of: bench.tenant)
      #expect(letter != nil)
      let form = Fields(["acto": bench.world.newID().uuidString])
      let path = "/oficina/creditos/:loan/saldo-a-favor/devolucion"
      #expect(try await bench.post(path, params, form, as: .staff).status == 303)
      #expect(try await bench.portalPage(id).contains("Van de regreso a tu cuenta $200.00"))
    }
  }
}

extension ServicingBench {
  /// Paid off today with 200 more than it needed.
  func overpaid() async throws -> LoanID {
    let id = try await activeLoan()
    let quote = try await loan(id).account.payoffQuote(on: Self.today).total
    try await pay(payment(quote + .mxn(200), to: id))
    return id
  }

  func surplus(_ id: LoanID) async throws -> Refund {
    let record = try await loan(id)
    return try await run { try await $0.refund(of: record, on: Self.today) }
  }

  func refund(_ id: LoanID, _ act: UUID) async throws {
    let order = RefundSurplus.Order(
      loan: id, act: act, actor: .staff(world.world.newID(StaffID.self)))
    try await run { try await RefundSurplus(desk: desk)(order, in: $0) }
  }

  func withdrawn() async throws -> Int { try await told("payments.disbursement_withdrawn.v1") }

  func refundSettled(_ id: LoanID, _ act: UUID, _ amount: Money = .mxn(200)) async throws {
    let settled = DisbursementSettled(
      disbursement: DisbursementID(act), loan: id, amount: amount, settledOn: Self.today,
      claveRastreo: "CAUDAL000000000000000000003")
    try await run { db in
      try await ActivateLoan(desk: desk)(settled, in: db)
      try await ReturnGarantia(desk: desk).settled(settled, in: db)
      try await RefundSurplus(desk: desk).settled(settled, in: db)
      try await SendLateReturn(desk: desk).settled(settled, in: db)
    }
  }
}
