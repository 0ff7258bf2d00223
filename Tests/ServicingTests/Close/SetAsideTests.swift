import Kernel
import Lending
import Postgres
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

/// A loan that a close could not read is seen, mended and closed again.
@Suite struct SetAsideTests {
  private let path = "/oficina/cierres"

  @Test func itIsShownUntilItIsClosedAgainAndThenItHasMissedNothing() async throws {
    try await ServicingBench.with { bench in
      let good = try await bench.activeLoan(Cast.lupita)
      let bad = try await bench.activeLoan(Cast.beto)
      let schedule = try await bench.spoil(bad)
      try await bench.close(through: "2026-12-05")
      let shown = try await bench.text(path)
      #expect(shown.contains("Créditos que no se cerraron") && shown.contains("Cerrar de nuevo"))

      await #expect(throws: CloseLoanAgain.Refused.self) { try await bench.closeAgain(bad) }
      try await bench.mend(bad, schedule)
      for _ in 0..<2 { try await bench.closeAgain(bad) }

      #expect(try await bench.servicing.loansSetAside(bench.tenant).isEmpty)
      #expect(try await bench.ledgerSums() == bench.booksOf([good, bad]))
      let summary = try #require(try await bench.servicing.client.loanSummary(bench.tenant, bad))
      #expect(summary.daysPastDue == 5)
      #expect(try await bench.fellDue(bad) == 1)
      #expect(!(try await bench.text(path)).contains("Créditos que no se cerraron"))
      try await bench.close(through: "2026-12-20")
      #expect(try await bench.ledgerSums() == bench.booksOf([good, bad]))
    }
  }

  @Test func aCloseThatReadsItAgainClearsIt() async throws {
    try await ServicingBench.with { bench in
      let bad = try await bench.activeLoan()
      let schedule = try await bench.spoil(bad)
      try await bench.close(through: "2026-12-05")
      try await bench.mend(bad, schedule)
      try await bench.close(through: "2026-12-06")
      #expect(try await bench.servicing.loansSetAside(bench.tenant).isEmpty)
      #expect(try await bench.fellDue(bad) == 1)
      #expect(try await bench.ledgerSums() == bench.booksOf([bad]))
    }
  }

  @Test func aLoanThatEndedWaitsForNobodyAndItsDaysSaySo() async throws {
    try await ServicingBench.with { bench in
      let bad = try await bench.activeLoan()
      _ = try await bench.spoil(bad)
      try await bench.close(through: "2026-12-05")
      #expect(try await !bench.run { try await $0.asideByDay() }.isEmpty)
      try await bench.run { db in
        try await db.execute(
          """
          UPDATE servicing.loan
          SET status = 'paidOff', ended_on = \(ServicingBench.today)
          WHERE tenant_id = \(db.tenant) AND id = \(bad)
          """)
      }
      #expect(try await bench.run { try await $0.asideByDay() }.isEmpty)
    }
  }

  @Test func anEventThatCannotBeReadSetsItsLoanAsideAlone() async throws {
    try await ServicingBench.with { bench in
      let good = try await bench.activeLoan(Cast.lupita)
      let bad = try await bench.activeLoan(Cast.beto)
      try await bench.run { db in
        try await db.execute(
          """
          INSERT INTO servicing.loan_event (
            tenant_id, loan_id, id, effective_on, instant, what, recorded_at, recorded_by)
          VALUES (
            \(db.tenant), \(bad), 'odd', \(ServicingBench.today), 0, '{"odd":{}}',
            \(bench.world.now), 'system:test')
          """)
      }
      try await bench.close(through: "2026-12-05")
      #expect(try await bench.servicing.loansSetAside(bench.tenant).map(\.loan) == [bad])
      let summary = try #require(try await bench.servicing.client.loanSummary(bench.tenant, good))
      #expect(summary.daysPastDue == 5)
    }
  }

  @Test func closedAgainByEightItIsPostedOnce() async throws {
    try await ServicingBench.with { bench in
      let bad = try await bench.activeLoan()
      let schedule = try await bench.spoil(bad)
      try await bench.close(through: "2026-12-05")
      try await bench.mend(bad, schedule)
      #expect(try await bench.eightAtOnce { try await bench.closeAgain(bad) } == 0)
      #expect(try await bench.ledgerSums() == bench.booksOf([bad]))
      #expect(try await bench.fellDue(bad) == 1)
    }
  }

  @Test func aLoanThatNobodyHasIsNotClosedAgain() async throws {
    try await ServicingBench.with { bench in
      let nobody = LoanID(bench.world.newID())
      await #expect(throws: LoanUnknown(id: nobody)) {
        try await bench.closeAgain(nobody)
      }
    }
  }
}

extension ServicingBench {
  fileprivate func closeAgain(_ id: LoanID) async throws {
    try await run { try await CloseLoanAgain(desk: desk)(id, by: .system("test"), in: $0) }
  }

  /// Makes the loan unreadable and answers what it was.
  fileprivate func spoil(_ id: LoanID) async throws -> Schedule {
    let schedule = try await loan(id).loan.schedule
    try await run { db in
      try await db.execute(
        """
        UPDATE servicing.loan
        SET schedule = '{}'
        WHERE tenant_id = \(db.tenant) AND id = \(id)
        """)
    }
    return schedule
  }

  fileprivate func mend(_ id: LoanID, _ schedule: Schedule) async throws {
    try await run { db in
      try await db.execute(
        """
        UPDATE servicing.loan
        SET schedule = \(JSON(schedule))
        WHERE tenant_id = \(db.tenant) AND id = \(id)
        """)
    }
  }

  fileprivate func fellDue(_ id: LoanID) async throws -> Int {
    try await count(
      """
      SELECT count(*)
      FROM jobs.event
      WHERE tenant_id = \(tenant) AND name = 'servicing.installment_fell_due.v1'
        AND payload ->> 'loan' = \(id.description)
      """)
  }

  fileprivate func text(_ path: String) async throws -> String {
    try await ClosePages(desk: desk).page(visit(.get, path, [:], as: .staff)).body.text
  }
}
