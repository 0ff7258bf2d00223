import Jobs
import Kernel
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

/// Every way a line can break around a payment: the money leaves once, and the end is known.
@Suite struct NeverPaidTwiceTests {
  @Test(arguments: [
    [Bank.Line.cutAfterAccepting], [.cutBeforeAccepting], [.notSent],
    [.cutBeforeAccepting, .cutBeforeAccepting, .cutAfterAccepting], [.notSent, .cutAfterAccepting],
    [.cutBeforeAccepting, .notSent, .cutBeforeAccepting, .good],
  ])
  func aBrokenLineNeverPaysTwiceNorForgets(lines: [Bank.Line]) async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      bench.bank.next(lines)
      let id = try await bench.order()
      for _ in 1...8 {
        try await bench.worker.drain()
        bench.clock.advance(by: 3_600)
      }
      #expect(bench.bank.accepted.count == 1)
      bench.bank.settleAll(at: bench.clock.now)
      bench.clock.advance(by: 3_600)
      try await bench.worker.drain()
      #expect(try await bench.state(id)?.name == .settled)
      #expect(bench.told.settled.count == 1)
    }
  }

  @Test func whileTheRailCannotBeAskedNothingIsSentAgain() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      bench.bank.line(is: .cutAfterAccepting)
      bench.bank.canBeAsked(false)
      let id = try await bench.order()
      for _ in 1...10 {
        try await bench.worker.drain()
        bench.clock.advance(by: 3_600)
      }
      #expect(bench.bank.submissions == 1)
      #expect(try await bench.state(id)?.name == .submitted)
      bench.bank.canBeAsked(true)
      bench.bank.settleAll(at: bench.clock.now)
      try await bench.worker.drain()
      #expect(bench.bank.submissions == 1)
      #expect(try await bench.state(id)?.name == .settled)
    }
  }

  @Test func aProcessKilledBetweenIntentAndCallIsResumedByTheQuestion() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      // What a kill leaves behind: the intent committed, the call never made.
      let id = DisbursementIDs.id(1)
      try await database.transaction(for: bench.tenant) { db in
        _ = try await db.insert(
          id, .loan(LoanID(id.uuid), Cast.lupita), .mxn(100), at: bench.clock.now)
        try await db.save(
          .submitted(ClaveRastreo(for: id), at: bench.clock.now), of: id, at: bench.clock.now)
        try await bench.acts.check.askLater(id, round: 1, in: db)
      }
      bench.clock.advance(by: 3_600)
      try await bench.worker.drain()
      #expect(bench.bank.accepted.count == 1)
      // And the job itself, retried after the kill, finds that it is under way.
      try await bench.acts.submit(id, of: bench.tenant)
      #expect(bench.bank.accepted.count == 1)
    }
  }

  @Test func fiftyWorkersAtOncePayOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order()
      // Only the order is taken; the submission is raced by hand.
      try await bench.database.transaction(for: bench.tenant) { db in
        try await bench.acts.request(
          DisbursementOrdered(
            disbursement: id, loan: LoanID(id.uuid), party: Cast.lupita, amount: .mxn(5_000)),
          in: db)
      }
      await withTaskGroup(of: Void.self) { group in
        for _ in 1...50 {
          group.addTask { try? await bench.acts.submit(id, of: bench.tenant) }
        }
      }
      #expect(bench.bank.accepted.count == 1)
      bench.bank.settleAll(at: bench.clock.now)
      await withTaskGroup(of: Void.self) { group in
        for _ in 1...50 {
          group.addTask { try? await bench.acts.check(id, of: bench.tenant) }
        }
      }
      try await bench.worker.drain()
      #expect(bench.told.settled.count == 1)
    }
  }
}
