import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

/// The same order heard by several at once is one.
@Suite struct RacedVerbsTests {
  @Test func aSettlementHeardByManyActivatesOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      try await eight { try await bench.settle(id) }
      #expect(try await bench.ledgerSums()["1201-01"] == .mxn(10_000))
      let told = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'servicing.loan_activated.v1'")
      #expect(told == 1)
    }
  }

  @Test func aReturnedDisbursementHeardByManyIsUndoneOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let loan = try await bench.loan(id).loan
      let failed = DisbursementFailed(
        disbursement: loan.disbursement, loan: id, amount: loan.schedule.terms.netDisbursement,
        cause: .returned, code: "2", failedOn: ServicingBench.today)
      try await eight {
        try await bench.run { try await FailDisbursement(desk: bench.desk)(failed, in: $0) }
      }
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.ledgerSums().isEmpty)
    }
  }

  @Test func aSettlementAgainstItsReturnEndsInOneOfTheTwoBalanced() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      let loan = try await bench.loan(id).loan
      let failed = DisbursementFailed(
        disbursement: loan.disbursement, loan: id, amount: loan.schedule.terms.netDisbursement,
        cause: .returned, code: "2", failedOn: ServicingBench.today)
      async let settled: Void = bench.settle(id)
      async let returned: Void = bench.run {
        try await FailDisbursement(desk: bench.desk)(failed, in: $0)
      }
      _ = try await (settled, returned)
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.ledgerSums().isEmpty)
    }
  }

  @Test func onePrepaymentAskedByEightIsOne() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.pay(bench.payment(.mxn(2_000)))
      let request = PrepayPrincipal.Request(
        loan: id, request: bench.world.newID(), choice: .shortenTerm, actor: .system("test"))
      try await eight {
        try await bench.run { try await PrepayPrincipal(desk: bench.desk)(request, in: $0) }
      }
      #expect(try await bench.loan(id).events.count == 2)
    }
  }

  /// Two people, two requests: the credit is used once and the second hears that there is none.
  @Test func twoPrepaymentsOfOneCreditUseItOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.pay(bench.payment(.mxn(2_000)))
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          let request = PrepayPrincipal.Request(
            loan: id, request: bench.world.newID(), choice: .shortenTerm, actor: .system("test"))
          group.addTask {
            try? await bench.run { try await PrepayPrincipal(desk: bench.desk)(request, in: $0) }
          }
        }
      }
      #expect(try await bench.loan(id).events.count == 2)
    }
  }

  @Test func aGroupOrderedByEightIsFormedOnce() async throws {
    try await ServicingBench.with("raices") { bench in
      let order = LoanGroupOrdered(
        group: LoanGroupID(bench.world.newID()), groupName: "Las Jacarandas", branch: "etla",
        president: Cast.lupita, treasurer: Cast.donaMary, meetingWeekday: 3)
      try await eight {
        try await bench.run { try await FormGroup(desk: bench.desk)(order, in: $0) }
      }
      #expect(try await bench.run { try await $0.groups() }.count == 1)
    }
  }

  private func eight(_ act: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { try await act() } }
      try await group.waitForAll()
    }
  }
}
