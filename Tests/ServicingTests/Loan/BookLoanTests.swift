import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

@Suite struct BookLoanTests {
  @Test func aSignedContractBecomesALoanWhoseMoneyIsOrdered() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      let loan = try await bench.loan(id).loan
      #expect(loan.status == .disbursing && loan.folio.hasPrefix("SOL-"))
      #expect(loan.schedule.terms.netDisbursement == .mxn(9_652))
      // Ten working days after Friday 20 November.
      #expect(loan.cancelThrough == CalendarDate("2026-12-04")!)
      #expect(try await bench.ordered() == 1)
    }
  }

  @Test func anUnknownProductIsRefused() async throws {
    try await ServicingBench.with { bench in
      await #expect(throws: BookLoan.Refused.productUnknown(code: "otro", version: 1)) {
        _ = try await bench.book(product: "otro")
      }
    }
  }

  @Test func anOrderRepeatedOrdersTheMoneyOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      try await bench.repeatOrder(of: id)
      #expect(try await bench.ordered() == 1)
    }
  }

  @Test func anOrderRacedMakesOneLoan() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try await bench.repeatOrder(of: id) } }
        try await group.waitForAll()
      }
      #expect(try await bench.ordered() == 1)
    }
  }

  @Test func theMoneyArrivesAndTheLoanLives() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let record = try await bench.loan(id)
      #expect(record.loan.status == .active && record.loan.disbursedOn == ServicingBench.today)
      let summary = try #require(try await bench.servicing.client.loanSummary(bench.tenant, id))
      #expect(summary.outstanding == .mxn(10_000) && summary.daysPastDue == 0)
      #expect(summary.nextDueOn == CalendarDate("2026-11-30")!)
      let sums = try await bench.ledgerSums()
      #expect(sums["1201-01"] == .mxn(10_000) && sums["1102"] == .mxn(-9_652))
      #expect(sums["2107"] == .mxn(-300) && sums["2105-02"] == .mxn(-48))
    }
  }

  @Test func moneyThatArrivesTwiceActivatesOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.settle(id)
      #expect(try await bench.ledgerSums()["1201-01"] == .mxn(10_000))
    }
  }

  @Test func moneyThatArrivesTheNextDayMovesInterestAndNoDueDate() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      let signed = try await bench.loan(id).loan.schedule
      try await bench.settle(id, on: CalendarDate("2026-11-23")!)
      let lived = try await bench.loan(id).loan.schedule
      #expect(lived.installments.map(\.dueOn) == signed.installments.map(\.dueOn))
      #expect(lived.installments[0].interestDays == 7)
    }
  }

  @Test func aReturnedDisbursementCancelsTheLoanAndLeavesTheBooksEmpty() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-11-24")
      let failed = DisbursementFailed(
        disbursement: try await bench.loan(id).loan.disbursement, loan: id,
        amount: .mxn(9_652), cause: .returned, code: "14", failedOn: CalendarDate("2026-11-24")!)
      for _ in 0..<2 {
        try await bench.run { try await FailDisbursement(desk: bench.desk)(failed, in: $0) }
      }
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.ledgerSums().isEmpty)
    }
  }
}

extension ServicingBench {
  /// How many times money was ordered.
  func ordered() async throws -> Int {
    try await count(
      """
      SELECT count(*)
      FROM jobs.event
      WHERE tenant_id = \(tenant) AND name = 'payments.disbursement_ordered.v1'
      """)
  }

  func repeatOrder(of id: LoanID) async throws {
    let loan = try await loan(id).loan
    let order = LoanOrdered(
      loan: id, party: loan.party, contract: loan.contract, productCode: loan.product.code,
      productVersion: 1, amount: loan.schedule.terms.principal,
      installmentCount: loan.schedule.installments.count, signedOn: loan.signedOn, group: nil,
      branch: loan.branch)
    try await run { try await BookLoan(desk: desk)(order, in: $0) }
  }
}
