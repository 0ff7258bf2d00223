import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy
import TestKit
import Testing

@testable import Servicing

@Suite struct CancelLoanTests {
  private func cancel(_ id: LoanID, _ bench: ServicingBench) async throws {
    try await bench.run { db in
      try await CancelLoan(desk: bench.desk)(
        id, by: .borrower(Cast.lupita),
        askedOn: try await bench.desk.tenants.businessDate(in: db), in: db)
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

  @Test func itsPaymentTellsTheOpeningFeeThatGoesBack() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-11-25")
      try await cancel(id, bench)
      try await bench.pay(bench.payment(.mxn(9_652), on: CalendarDate("2026-11-26")!))
      let file = try await bench.file(id)
      let made = try #require(file.repayments.first)
      let application = file.application(of: made)
      #expect(application.feeReturned == .mxn(348) && application.excess.isZero)
      #expect(
        application.words == "Capital $10,000.00 · Comisión por apertura devuelta $348.00")
      let line = RepaymentLine(made, application)
      #expect(line.feeReturned == "$348.00" && line.excess == "—" && line.creditUsed == "—")
    }
  }

  /// The deposit that cancelled it was somebody else's.
  @Test func whatCancelledItIsTakenBackAndItIsOwedAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-11-25")
      try await cancel(id, bench)
      let payment = bench.payment(.mxn(9_652), on: CalendarDate("2026-11-26")!)
      try await bench.pay(payment)
      for _ in 0..<2 { try await bench.reverse(payment.payment) }
      #expect(try await bench.loan(id).loan.status == .active)
      #expect(try await bench.told("servicing.loan_cancellation_lapsed.v1") == 1)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func whatWasAskedInTimeIsInTimeWhenItIsHeardLater() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      try await bench.close(through: "2026-12-08")
      let order = LoanCancellationOrdered(
        loan: id, by: .borrower(Cast.lupita), requestedOn: CalendarDate("2026-12-04")!)
      try await bench.run { try await CancelLoan(desk: bench.desk).ordered(order, in: $0) }
      let loan = try await bench.loan(id).loan
      #expect(loan.cancelRequestedOn == CalendarDate("2026-12-04")!)
      #expect(try await bench.told("servicing.loan_cancellation_lapsed.v1") == 0)
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
