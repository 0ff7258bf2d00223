import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy
import TestKit
import Testing

@testable import Servicing

@Suite struct CloseOfBusinessTests {
  @Test func fortyDaysPassAndTheLedgerHoldsWhatTheLoansSay() async throws {
    try await ServicingBench.with { bench in
      let lupita = try await bench.activeLoan(Cast.lupita)
      let beto = try await bench.activeLoan(Cast.beto, amount: .mxn(5_000), installments: 12)
      for number in 0..<3 {
        let due = try await bench.loan(lupita).loan.schedule.installments[number]
        try await bench.close(through: due.dueOn.description)
        try await bench.pay(bench.payment(due.total, on: due.dueOn))
      }
      try await bench.close(through: "2027-03-15")
      let late = try #require(try await bench.servicing.client.loanSummary(bench.tenant, beto))
      #expect(late.daysPastDue == 105)
      #expect(try await bench.tenants.businessDate(bench.tenant) == CalendarDate("2027-03-15")!)
      #expect(try await bench.ledgerSums() == bench.booksOf([lupita, beto]))
      let sums = try await bench.ledgerSums()
      #expect(sums["1201-03"]?.isPositive == true && sums["8103"]?.isPositive == true)
    }
  }

  @Test func theFiguresOfTheDayAreThoseThatLendingWorksOut() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-18")
      let position = try await bench.loan(id).account.position(on: CalendarDate("2026-12-18")!)
      let summary = try #require(try await bench.servicing.client.loanSummary(bench.tenant, id))
      #expect(summary.daysPastDue == position.daysPastDue)
      #expect(summary.outstanding == position.outstanding.total)
      #expect(summary.due == position.toPay)
    }
  }

  @Test func creditThatWaitedPaysTheInstallmentOnItsDay() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let schedule = try await bench.loan(id).loan.schedule
      try await bench.pay(bench.payment(schedule.installments[0].total))
      try await bench.close(through: "2026-12-05")
      let summary = try #require(try await bench.servicing.client.loanSummary(bench.tenant, id))
      #expect(summary.daysPastDue == 0 && summary.due.isZero)
      #expect(summary.nextDueOn == schedule.installments[1].dueOn)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  /// The last two instalments were paid early, the later one by money that was placed afterwards:
  /// what waits ends the loan on its last day, and that day is posted whole.
  @Test func aLoanThatWaitingCreditEndsIsPostedWhole() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let rows = try await bench.loan(id).loan.schedule.installments
      for row in rows.prefix(4) {
        try await bench.close(through: row.dueOn.description)
        try await bench.pay(bench.payment(row.total, on: row.dueOn))
      }
      let early = rows[3].dueOn.adding(days: 1)
      try await bench.close(through: early.adding(days: 5).description)
      try await bench.pay(bench.payment(rows[4].total, on: early.adding(days: 5)))
      try await bench.pay(bench.payment(rows[5].total, on: early))
      #expect(try await bench.loan(id).loan.status == .active)

      var day = early.adding(days: 5)
      while try await bench.loan(id).loan.status == .active, day < rows[5].dueOn.adding(days: 9) {
        day = day.adding(days: 1)
        try await bench.close(through: day.description)
      }
      let loan = try await bench.loan(id)
      #expect(loan.loan.status == .paidOff && loan.loan.endedOn == rows[5].dueOn)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
      // Nothing is owed nor kept of it: only what was earned, and the bank.
      let owed = LoanBooks.of(loan.account, on: rows[5].dueOn)
      #expect(try await bench.ledgerSums() == owed.amounts.filter { !$0.value.isZero })
      #expect(owed.amounts["2103"] ?? .zero == .zero && owed.amounts["1201-01"] == .zero)
    }
  }

  @Test func severalWorkersCloseADayOnce() async throws {
    try await ServicingBench.with { bench in
      var loans: [LoanID] = []
      for party in [Cast.lupita, Cast.beto, Cast.donaMary, Cast.chuy] {
        loans.append(try await bench.activeLoan(party))
      }
      let date = CalendarDate("2026-12-04")!
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            let close = CloseOfBusiness(
              desk: bench.desk, payments: { _, _ in "646180000000000007" }, loansPerChunk: 2)
            try await close(bench.tenant, through: date)
          }
        }
        try await group.waitForAll()
      }
      #expect(try await bench.tenants.businessDate(bench.tenant) == date)
      #expect(try await bench.ledgerSums() == bench.booksOf(loans))
      let fellDue = try await bench.count(
        """
        SELECT count(*)
        FROM jobs.event
        WHERE tenant_id = \(bench.tenant) AND name = 'servicing.installment_fell_due.v1'
        """)
      #expect(fellDue == 4)
    }
  }

  @Test func aRunThatStoppedGoesOnWhereItWas() async throws {
    try await ServicingBench.with { bench in
      let first = try await bench.activeLoan(Cast.lupita)
      let second = try await bench.activeLoan(Cast.beto)
      let firsts = [LoanID.first, max(first, second)]
      try await bench.run { db in
        _ = try await db.insertClose(on: ServicingBench.today, firsts: firsts, at: bench.world.now)
      }
      try await CloseChunk(desk: bench.desk)(0, on: ServicingBench.today, of: bench.tenant)
      try await bench.close(through: "2026-11-22")
      #expect(try await bench.ledgerSums() == bench.booksOf([first, second]))
      #expect(
        try await bench.count(
          """
          SELECT count(*)
          FROM servicing.close_step
          WHERE tenant_id = \(bench.tenant) AND business_date = \(ServicingBench.today)
            AND step = 'post'
          """) == 2)
    }
  }

  @Test func aLoanThatCannotBeReadIsSetAsideAndTheRestClose() async throws {
    try await ServicingBench.with { bench in
      let good = try await bench.activeLoan(Cast.lupita)
      let bad = try await bench.activeLoan(Cast.beto)
      try await bench.run { db in
        try await db.execute(
          """
          UPDATE servicing.loan
          SET schedule = '{}'
          WHERE tenant_id = \(db.tenant) AND id = \(bad)
          """)
      }
      try await bench.close(through: "2026-12-05")
      let summary = try #require(try await bench.servicing.client.loanSummary(bench.tenant, good))
      #expect(summary.daysPastDue == 5)
      let problems = try await bench.count(
        "SELECT count(*) FROM servicing.close_problem WHERE tenant_id = \(bench.tenant)")
      #expect(problems == 15)
      let aside = try await bench.servicing.loansSetAside(bench.tenant)
      #expect(aside.map(\.loan) == [bad] && aside.map(\.days) == [15])
      #expect(aside.map(\.since) == [ServicingBench.today])
    }
  }

  @Test func remindersGoOutBeforeOnAndAfterTheDay() async throws {
    try await ServicingBench.with { bench in
      _ = try await bench.activeLoan()
      try await bench.close(through: "2026-12-08")
      // Due on Monday 30: three days before, on the day, and one and seven days late.
      #expect(try await bench.ordered("recordatorio-pago") == 2)
      #expect(try await bench.ordered("pago-vencido") == 2)
    }
  }

  @Test func paymentsAndACloseAtOnceKeepTheBooks() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await bench.close(through: "2026-12-20") }
        for number in 0..<20 {
          let on = ServicingBench.today.adding(days: number)
          group.addTask { try await bench.pay(bench.payment(.mxn(150), on: on)) }
        }
        try await group.waitForAll()
      }
      #expect(try await bench.loan(id).events.count == 20)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  /// The close runs two days behind and a payment of today has closed the loan ahead of it.
  @Test func anInstallmentIsToldOnItsDayAlsoWhereTheCloseRunsBehind() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-11-28")
      try await bench.pay(bench.payment(.mxn(10), on: CalendarDate("2026-11-30")!))
      try await bench.close(through: "2026-12-03")
      let told = try await bench.count(
        """
        SELECT count(*)
        FROM jobs.event
        WHERE tenant_id = \(bench.tenant) AND name = 'servicing.installment_fell_due.v1'
        """)
      #expect(told == 1)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func thePortfolioAddsUp() async throws {
    try await ServicingBench.with { bench in
      _ = try await bench.activeLoan(Cast.lupita)
      _ = try await bench.activeLoan(Cast.beto, amount: .mxn(5_000))
      try await bench.close(through: "2027-01-10")
      let portfolio = try await bench.servicing.client.portfolio(bench.tenant)
      #expect(portfolio.activeLoans == 2 && portfolio.activePrincipal == .mxn(15_000))
      #expect(portfolio.buckets.map(\.count).reduce(0, +) == 2)
      #expect(portfolio.atRisk30 == .mxn(15_000) && portfolio.periods.count == 8)
    }
  }
}

extension ServicingBench {
  /// How many messages of a template were ordered.
  func ordered(_ template: String) async throws -> Int {
    try await count(
      """
      SELECT count(*)
      FROM jobs.event
      WHERE tenant_id = \(tenant) AND name = 'channels.message_ordered.v1'
        AND payload ->> 'template' = \(template)
      """)
  }
}
