import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

@Suite struct ApplyPaymentTests {
  @Test func aPaymentOnItsDayPaysTheInstallment() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-11-30")
      let first = try await bench.loan(id).loan.schedule.installments[0]
      let outcome = try await bench.pay(
        bench.payment(first.total, on: CalendarDate("2026-11-30")!))
      guard case .applied(let repayment) = outcome else { Issue.record("unplaced"); return }
      #expect(repayment.excess.isZero && repayment.allocation.principal == first.principal)
      #expect(
        repayment.allocation.ordinaryInterest == Part(net: first.interest, iva: first.interestIVA))
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aPaymentWithoutALoanWaitsForAPerson() async throws {
    try await ServicingBench.with { bench in
      let outcome = try await bench.pay(bench.payment(.mxn(500), by: Cast.chuy))
      #expect(outcome == .unplaced)
      #expect(
        try await bench.count(
          "SELECT count(*) FROM servicing.unplaced_payment WHERE tenant_id = \(bench.tenant)") == 1)
    }
  }

  @Test func aPaymentRepeatedAnswersWithTheFirst() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let payment = bench.payment(.mxn(700))
      let first = try await bench.pay(payment)
      let second = try await bench.pay(payment)
      #expect(first == second)
      #expect(try await bench.loan(id).events.count == 1)
    }
  }

  @Test func fiftyPaymentsAtOnceAreAllCountedOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-01")
      let on = CalendarDate("2026-12-01")!
      let payments = (0..<50).map { _ in bench.payment(.centavos(9_901), on: on) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        // Each is delivered twice.
        for payment in payments + payments.reversed() {
          group.addTask { try await bench.pay(payment) }
        }
        try await group.waitForAll()
      }
      let record = try await bench.loan(id)
      #expect(record.events.count == 50)
      let totals = record.account.position(on: on).totals
      #expect(totals.received == .centavos(50 * 9_901))
      #expect(totals.applied.total + totals.credit == totals.received)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aPersonMayDirectItToAnotherLoan() async throws {
    try await ServicingBench.with { bench in
      let oldest = try await bench.activeLoan(amount: .mxn(4_000))
      let other = try await bench.activeLoan(amount: .mxn(6_000))
      try await bench.pay(bench.payment(.mxn(300), to: other))
      try await bench.pay(bench.payment(.mxn(200)))
      #expect(
        try await bench.loan(other).account.position(on: ServicingBench.today).credit == .mxn(300))
      #expect(
        try await bench.loan(oldest).account.position(on: ServicingBench.today).credit == .mxn(200))
    }
  }

  @Test func allThatIsOwedClosesTheLoanAndTheExcessIsKept() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-10")
      let on = CalendarDate("2026-12-10")!
      let quote = try #require(
        try await bench.servicing.client.payoffQuote(bench.tenant, id, on))
      let outcome = try await bench.pay(bench.payment(quote.total + .mxn(50), on: on))
      guard case .applied(let repayment) = outcome else { Issue.record("unplaced"); return }
      #expect(repayment.excess == .mxn(50))
      let record = try await bench.loan(id)
      #expect(record.loan.status == .paidOff && record.loan.endedOn == on)
      let sums = try await bench.ledgerSums()
      #expect(sums["1201-01"] == nil && sums["1202-01"] == nil && sums["2107"] == nil)
      #expect(sums["2103"] == .mxn(-50))
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func aLateNoticeOfAnOldPaymentPostsOnlyTheDifference() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-20")
      let late = try await bench.loan(id).account.position(on: CalendarDate("2026-12-20")!)
      #expect(late.outstanding.moratorio.net.isPositive && late.daysPastDue == 20)
      let first = try await bench.loan(id).loan.schedule.installments[0]
      try await bench.pay(bench.payment(first.total, on: CalendarDate("2026-11-30")!))
      let position = try await bench.loan(id).account.position(on: CalendarDate("2026-12-20")!)
      #expect(position.daysPastDue == 5)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }
}
