import Foundation
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

@Suite struct ReconcileTests {
  private let today = CalendarDate("2026-11-20")!
  private let contador = Kernel.Actor.staff(StaffID(DisbursementIDs.id(79).uuid))

  @Test func aDepositWhoseNoticeWasLostIsTakenFromTheBanksList() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      bench.bank.lists("2026-11-20|40012|A1|10000|\(clabe)|1")
      bench.bank.lists("2026-11-20|40012|A2|5000|\(clabe)|1")
      try await bench.notice("2026-11-20|40012|A1|10000|\(clabe)|1")
      try await bench.worker.drain()
      let answer = try await reconcile(bench)
      try await bench.worker.drain()
      #expect(answer.recoveredCount == 1)
      #expect(answer.comparison.count(.recovered) == 1 && answer.comparison.count(.matched) == 1)
      #expect(answer.comparison.received.difference == .zero)
      #expect(bench.told.received.map(\.externalID) == ["A1", "A2"])
      #expect(bench.told.received.map(\.party) == [Cast.lupita, Cast.lupita])
      #expect(try await bench.balance(.bancos) == .mxn(150))
    }
  }

  @Test func itsNoticeComeLateAndTheListAskedAgainTakeNothingTwice() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      let deposit = "2026-11-20|40012|A1|10000|\(clabe)|1"
      bench.bank.lists(deposit)
      for _ in 1...3 { try await reconcile(bench) }
      try await bench.notice(deposit)
      try await bench.worker.drain()
      let answer = try await reconcile(bench)
      #expect(answer.recoveredCount == 0)
      #expect(answer.comparison.count(.recovered) == 1)
      #expect(bench.told.received.count == 1)
      #expect(try await bench.balance(.bancos) == .mxn(100))
    }
  }

  @Test func aTransferThatTheBankListsTwiceIsOneLine() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      let deposit = "2026-11-20|40012|A1|10000|\(clabe)|1"
      for _ in 1...2 { bench.bank.lists(deposit) }
      let answer = try await reconcile(bench)
      try await bench.worker.drain()
      #expect(answer.recoveredCount == 1)
      #expect(answer.comparison.isClean)
      #expect(try await bench.balance(.bancos) == .mxn(100))
    }
  }

  @Test func noticesAndSeveralPeopleAtOnceTakeEachDepositOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      let deposits = (0..<30).map { "2026-11-20|40012|D\($0)|1000|\(clabe)|1" }
      for deposit in deposits { bench.bank.lists(deposit) }
      await withTaskGroup(of: Void.self) { group in
        for _ in 1...4 {
          group.addTask { await #expect(throws: Never.self) { try await reconcile(bench) } }
        }
        group.addTask {
          for deposit in deposits {
            await #expect(throws: Never.self) { try await bench.notice(deposit) }
          }
          try? await bench.worker.drain()
        }
      }
      try await bench.worker.drain()
      #expect(bench.told.received.count == 30)
      #expect(try await bench.balance(.bancos) == .mxn(300))
      #expect(try await reconcile(bench).comparison.isClean)
    }
  }

  @Test func aReturnThatNobodyToldIsFoundAndMovesTheOrder() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order()
      try await bench.worker.drain()
      bench.bank.settleAll(at: bench.clock.now)
      try await bench.acts.check(id, of: bench.tenant)
      #expect(try await bench.state(id)?.name == .settled)
      bench.clock.advance(by: 60)
      bench.bank.set(
        .returned(code: "3", reason: "Cuenta cancelada", at: nil), of: ClaveRastreo(for: id))
      let answer = try await reconcile(bench)
      try await bench.worker.drain()
      #expect(answer.recoveredCount == 1)
      #expect(answer.comparison.count(.recovered) == 1)
      #expect(try await bench.state(id)?.name == .returned)
      #expect(bench.told.failed.map(\.cause) == [.returned])
    }
  }

  @Test func aSettlementThatNobodyToldIsFound() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order(.mxn(5_000))
      try await bench.worker.drain()
      bench.bank.settleAll(at: bench.clock.now)
      let answer = try await reconcile(bench)
      #expect(answer.recoveredCount == 1)
      #expect(try await bench.state(id)?.name == .settled)
      #expect(answer.comparison.sent.bank == .mxn(5_000))
      #expect(answer.comparison.sent.difference == .zero)
    }
  }

  @Test func whatTheBankDoesNotHaveOrHasOtherwiseIsSaidAndNothingIsTouched() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      try await bench.notice("2026-11-20|40012|FORGED|10000|\(clabe)|1")
      try await bench.notice("2026-11-20|40012|A1|10000|\(clabe)|1")
      try await bench.worker.drain()
      bench.bank.lists("2026-11-20|40012|A1|99900|\(clabe)|1")
      bench.bank.lists(
        SentLine(
          claveRastreo: "ajena", institution: "40012", amount: .mxn(7),
          status: .settled(nil, at: nil)))
      let comparison = try await reconcile(bench).comparison
      #expect(comparison.count(.missingThere) == 1)
      #expect(comparison.count(.amountDiffers) == 1)
      #expect(comparison.count(.missingHere) == 1)
      #expect(!comparison.isClean)
      #expect(comparison.received.difference == .mxn(999) - .mxn(200))
      #expect(comparison.sent.difference == .mxn(7))
      #expect(try await bench.balance(.bancos) == .mxn(200))
    }
  }

  @Test func whatCameAfterTheListIsLeftForTheNext() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      try await reconcile(bench)
      bench.clock.advance(by: 60)
      try await bench.notice("2026-11-20|40012|A1|10000|\(clabe)|1")
      try await bench.worker.drain()
      let comparison = try await bench.acts.reconcile.comparison(of: today, bench.tenant)
      #expect(comparison.lines.isEmpty && comparison.received.difference == .zero)
    }
  }

  @Test func aSilentBankChangesNothingAndADayToComeIsNotAskedFor() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      bench.bank.lists("2026-11-20|40012|A1|10000|\(clabe)|1")
      try await reconcile(bench)
      bench.bank.canBeAsked(false)
      await #expect(throws: ReconcileDay.Refused.bankSilent(today)) { try await reconcile(bench) }
      let day = try #require(try await bench.acts.reading.bankDay(today, in: bench.tenant))
      #expect(day.failure != nil && day.answeredAt != nil)
      let kept = try await bench.acts.reconcile.comparison(of: today, bench.tenant)
      #expect(kept.count(.recovered) == 1)
      let tomorrow = today.adding(days: 1)
      await #expect(throws: ReconcileDay.Refused.dayToCome(tomorrow)) {
        try await reconcile(bench, on: tomorrow)
      }
    }
  }

  @Test func theClockWaitsForTheNoticeAndThenTakesTheDepositOfThreeDays() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      // These have no settlement instant: they count as moved just now.
      bench.bank.lists("2026-11-20|40012|A1|10000|\(clabe)|1")
      try await bench.acts.reconcileRecent(of: bench.tenant)
      #expect(bench.told.received.isEmpty)
      let waiting = try await bench.acts.reconcile.comparison(of: today, bench.tenant)
      #expect(waiting.count(.missingHere) == 1)
      bench.bank.canBeAsked(false)
      await #expect(throws: Never.self) {
        try await bench.acts.reconcileRecent(of: bench.tenant)
      }
    }
  }

  @discardableResult
  private func reconcile(
    _ bench: PaymentsBench, on day: CalendarDate? = nil
  ) async throws -> ReconcileDay.Answer {
    try await bench.acts.reconcile(
      day ?? today, settledBefore: bench.clock.now, by: contador, of: bench.tenant)
  }
}
