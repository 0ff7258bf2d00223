import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

@Suite struct ReverseRepaymentTests {
  @Test func reversingAPaymentLeavesTheLoanAsIfItHadNotBeen() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-05")
      let on = CalendarDate("2026-12-05")!
      let before = try await bench.loan(id).account.position(on: on)
      let sums = try await bench.ledgerSums()
      let payment = bench.payment(.mxn(1_000), on: on)
      try await bench.pay(payment)
      try await bench.reverse(payment.payment, on: on)
      #expect(try await bench.loan(id).account.position(on: on) == before)
      let after = try await bench.ledgerSums()
      // The payment's day was posted with it, ahead of the close.
      #expect(after["1201-01"] == sums["1201-01"] && after["2102"] == nil)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aReversalHeardBeforeItsPaymentLeavesNothing() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let payment = bench.payment(.mxn(1_000))
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await bench.reverse(payment.payment) }
        group.addTask { try await bench.pay(payment) }
        try await group.waitForAll()
      }
      try await bench.pay(payment)
      let totals = try await bench.loan(id).account.position(on: ServicingBench.today).totals
      #expect(totals == .zero || totals.received.isZero)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func anUnknownPaymentChangesNothing() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.reverse(bench.world.world.newID(PaymentID.self))
      #expect(try await bench.loan(id).events.isEmpty)
    }
  }

  @Test func reversingTwiceIsReversingOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let payment = bench.payment(.mxn(1_000))
      try await bench.pay(payment)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try await bench.reverse(payment.payment) } }
        try await group.waitForAll()
      }
      #expect(try await bench.loan(id).events.count == 2)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func reversingThePaymentThatClosedALoanOpensItAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let quote = try #require(
        try await bench.servicing.client.payoffQuote(bench.tenant, id, ServicingBench.today))
      let payment = bench.payment(quote.total)
      try await bench.pay(payment)
      #expect(try await bench.loan(id).loan.status == .paidOff)
      try await bench.reverse(payment.payment)
      let loan = try await bench.loan(id).loan
      #expect(loan.status == .active && loan.endedOn == nil)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }
}
