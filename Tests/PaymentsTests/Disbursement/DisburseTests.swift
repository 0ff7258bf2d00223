import Jobs
import Kernel
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

@Suite struct DisburseTests {
  @Test func anOrderIsPaidAndItsSettlementIsTold() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order(.mxn(5_000))
      try await bench.worker.drain()
      let transfer = try #require(bench.bank.accepted.first)
      #expect(transfer.amount == .mxn(5_000))
      #expect(try await bench.state(id)?.name == .submitted)
      #expect(bench.told.settled.isEmpty)

      bench.bank.settleAll(at: bench.clock.now)
      try await bench.acts.receive(
        Array(transfer.claveRastreo.text.utf8), .change, from: "stp", of: bench.tenant)
      try await bench.worker.drain()
      #expect(try await bench.state(id)?.name == .settled)
      #expect(bench.told.settled.map(\.disbursement) == [id])
      #expect(bench.told.settled.first?.settledOn == CalendarDate("2026-11-20"))
    }
  }

  @Test func anOrderToldManyTimesIsPaidOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order(times: 20)
      try await bench.worker.drain(hands: 4)
      bench.bank.settleAll(at: bench.clock.now)
      for _ in 1...5 {
        try await bench.acts.submit(id, of: bench.tenant)
        try await bench.acts.check(id, of: bench.tenant)
      }
      try await bench.worker.drain()
      #expect(bench.bank.accepted.count == 1)
      #expect(bench.told.settled.count == 1)
    }
  }

  @Test func aRefusalIsToldWithItsCodeAndNothingIsPaid() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      bench.bank.line(is: .refusing)
      let id = try await bench.order()
      try await bench.worker.drain()
      #expect(try await bench.state(id)?.name == .rejected)
      #expect(bench.told.failed.map(\.cause) == [.rejected])
      #expect(bench.told.failed.map(\.code) == ["stp-7"])
      #expect(bench.bank.accepted.isEmpty)
    }
  }

  @Test func aPersonOnAListIsHeldUntilSomeoneReleasesThem() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      bench.people.block(Cast.chuy)
      let id = try await bench.order(to: Cast.chuy)
      try await bench.worker.drain()
      #expect(try await bench.state(id)?.name == .held)
      #expect(bench.bank.submissions == 0)

      // Released while the list still says so: held again.
      bench.clock.advance(by: 60)
      try await bench.acts.release(id, by: .system("oficial"), of: bench.tenant)
      try await bench.worker.drain()
      #expect(try await bench.state(id)?.name == .held)

      bench.people.clear(Cast.chuy)
      bench.clock.advance(by: 60)
      try await bench.acts.release(id, by: .system("oficial"), of: bench.tenant)
      try await bench.worker.drain()
      #expect(bench.bank.accepted.count == 1)
      await #expect(throws: ReleaseDisbursement.Refused.notHeld(id)) {
        try await bench.acts.release(id, by: .system("oficial"), of: bench.tenant)
      }
    }
  }

  @Test func aPersonWithoutAnAccountIsNotPaidAndSoIsTold() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      bench.people.forgetAccount(of: Cast.lupita)
      _ = try await bench.order()
      try await bench.worker.drain()
      #expect(bench.told.failed.map(\.code) == ["sin-cuenta"])
    }
  }

  @Test func anOrderWithdrawnInTimeIsNotPaidAndOneThatLeftCannotBe() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      bench.people.block(Cast.chuy)
      let waiting = try await bench.order(to: Cast.chuy)
      let gone = try await bench.order(to: Cast.lupita)
      try await bench.worker.drain()
      for id in [waiting, gone] {
        try await database.transaction(for: bench.tenant) { db in
          _ = try await bench.jobs.publish(DisbursementWithdrawn(disbursement: id), in: db)
        }
      }
      try await bench.worker.drain()
      #expect(try await bench.state(waiting)?.name == .withdrawn)
      #expect(try await bench.state(gone)?.name == .submitted)
      #expect(bench.told.failed.map(\.cause) == [.withdrawn])
    }
  }

  @Test func moneyThatComesBackAfterSettlementIsToldAsReturned() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order()
      try await bench.worker.drain()
      bench.bank.settleAll(at: bench.clock.now)
      try await bench.acts.check(id, of: bench.tenant)
      let clave = ClaveRastreo(for: id)
      bench.bank.set(.returned(code: "3", reason: "Cuenta cancelada", at: nil), of: clave)
      for _ in 1...3 {
        try await bench.acts.receive(Array(clave.text.utf8), .change, from: "stp", of: bench.tenant)
        try await bench.worker.drain()
      }
      try await bench.acts.check(id, of: bench.tenant)
      try await bench.worker.drain()
      #expect(try await bench.state(id)?.name == .returned)
      #expect(bench.told.settled.count == 1)
      #expect(bench.told.failed.map(\.cause) == [.returned])
    }
  }

  @Test func aForgedNoticeMovesNothing() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order()
      try await bench.worker.drain()
      // It says "settled"; the rail, asked, says that it is still on its way.
      try await bench.acts.receive(
        Array(ClaveRastreo(for: id).text.utf8), .change, from: "nobody", of: bench.tenant)
      try await bench.worker.drain()
      #expect(try await bench.state(id)?.name == .submitted)
      #expect(bench.told.settled.isEmpty)
    }
  }
}
