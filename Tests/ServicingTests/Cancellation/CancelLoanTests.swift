import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

@Suite struct CancelLoanTests {
  private func cancel(_ id: LoanID, _ bench: ServicingBench) async throws {
    try await bench.run {
      try await CancelLoan(desk: bench.desk)(id, by: .borrower(Cast.lupita), in: $0)
    }
  }

  @Test func beforeTheMoneyLeavesTheOrderIsWithdrawn() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      try await cancel(id, bench)
      let loan = try await bench.loan(id).loan
      let failed = DisbursementFailed(
        disbursement: loan.disbursement, loan: id, amount: .mxn(9_652), cause: .withdrawn,
        code: "", failedOn: ServicingBench.today)
      try await bench.run { try await FailDisbursement(desk: bench.desk)(failed, in: $0) }
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.ledgerSums().isEmpty)
    }
  }

  @Test func afterwardsItIsCancelledOnceTheMoneyIsBack() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-11-25")
      try await cancel(id, bench)
      let on = CalendarDate("2026-11-26")!
      try await bench.pay(bench.payment(.mxn(9_652), on: on))
      let record = try await bench.loan(id)
      #expect(record.loan.status == .cancelled && record.loan.endedOn == on)
      // Only the bank remembers: it paid out and will be paid back through its receipt.
      #expect(try await bench.ledgerSums() == ["1102": .mxn(-9_652), "2102": .mxn(9_652)])
    }
  }

  @Test func moneyBroughtBackAfterTheTermIsAPaymentLikeAnyOther() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await cancel(id, bench)
      try await bench.close(through: "2026-12-07")
      try await bench.pay(bench.payment(.mxn(9_652), on: CalendarDate("2026-12-07")!))
      #expect(try await bench.loan(id).loan.status == .active)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func afterTheTermItIsRefused() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-05")
      await #expect(
        throws: CancelLoan.Refused.termOver(last: CalendarDate("2026-12-04")!)
      ) { try await cancel(id, bench) }
    }
  }

  @Test func askingTwiceIsAskingOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try await self.cancel(id, bench) } }
        try await group.waitForAll()
      }
      #expect(
        try await bench.count(
          """
          SELECT count(*)
          FROM jobs.event
          WHERE tenant_id = \(bench.tenant) AND name = 'payments.disbursement_withdrawn.v1'
          """) == 1)
    }
  }
}
