import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

/// The bank says otherwise than it said: nobody's money moves on it, and nobody forgets it.
@Suite struct ContradictionTests {
  /// An order that the rail took and then rejected.
  private func rejected(_ bench: PaymentsBench, loan: LoanID) async throws -> DisbursementID {
    let id = try await bench.order(loan: loan)
    try await bench.worker.drain()
    bench.bank.set(.rejected(code: "2", reason: "Cuenta bloqueada"), of: ClaveRastreo(for: id))
    try await bench.acts.check(id, of: bench.tenant)
    return id
  }

  private func settles(_ id: DisbursementID, _ bench: PaymentsBench) async throws {
    bench.bank.set(.settled(nil, at: bench.clock.now), of: ClaveRastreo(for: id))
    try await bench.acts.receive(
      Array(ClaveRastreo(for: id).text.utf8), .change, from: "stp", of: bench.tenant)
    try await bench.worker.drain()
  }

  @Test func oneThatIsSettledAfterItWasRejectedStaysInTheQueueUntilAPersonSays() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await rejected(bench, loan: bench.clock.world.newID(LoanID.self))
      try await settles(id, bench)
      #expect(try await bench.state(id)?.name == .rejected)
      #expect(bench.told.settled.isEmpty)
      let odd = try await bench.acts.reading.oddNotices(in: bench.tenant)
      #expect(odd.count == 1 && odd[0].detail.contains("el banco la da por pagada"))
      let waiting = try await bench.payments.waiting(in: bench.tenant)
      #expect(waiting.map(\.title) == ["Dispersiones que el banco contradice"])
      // Told and asked again, it is one.
      for _ in 0..<2 { try await bench.acts.check(id, of: bench.tenant) }
      #expect(try await bench.acts.reading.contradicted(in: bench.tenant).map(\.id) == [id])

      let actor = Kernel.Actor.staff(bench.clock.world.newID(StaffID.self))
      try await bench.acts.closeContradiction(
        id, .notPaid, saying: "La va a rechazar", by: actor, of: bench.tenant)
      await #expect(throws: CloseContradiction.Refused.notOpen(id)) {
        try await bench.acts.closeContradiction(
          id, .paid, saying: "Otra cosa", by: actor, of: bench.tenant)
      }
      #expect(try await bench.payments.waiting(in: bench.tenant).isEmpty)
    }
  }

  @Test func manyWhoCloseItAtOnceCloseItOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await rejected(bench, loan: bench.clock.world.newID(LoanID.self))
      try await settles(id, bench)
      await withTaskGroup(of: Void.self) { group in
        for place in 0..<6 {
          group.addTask {
            try? await bench.acts.closeContradiction(
              id, .paid, saying: "Dijo \(place)", by: .system("oficial"),
              of: bench.tenant)
          }
        }
      }
      let acts = try await database.transaction(for: bench.tenant) { db in
        try await db.value(
          Int.self,
          """
          SELECT count(*) FROM audit.act
          WHERE tenant_id = \(db.tenant) AND verb = 'payments.contradiction_closed'
          """)
      }
      #expect(acts == 1)
      try await bench.worker.drain()
      #expect(bench.told.settled.map(\.disbursement) == [id])
    }
  }

  @Test func theNextOrderOfThatLoanAsksAboutTheEarlierAndIsHeld() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      let first = try await rejected(bench, loan: loan)
      // No notice came: only the question finds out.
      bench.bank.set(.settled(nil, at: bench.clock.now), of: ClaveRastreo(for: first))
      let second = try await bench.order(loan: loan)
      try await bench.worker.drain()
      #expect(try await bench.state(second)?.name == .held)
      #expect(bench.bank.accepted.count == 1)

      try await bench.close(first)
      bench.bank.set(
        .rejected(code: "2", reason: "Cuenta bloqueada"), of: ClaveRastreo(for: first))
      bench.clock.advance(by: 60)
      try await bench.acts.release(second, by: .system("oficial"), of: bench.tenant)
      try await bench.worker.drain()
      #expect(bench.bank.accepted.count == 2)
    }
  }

  @Test func theNextOrderOfALoanThatWasTrulyRejectedIsPaidAndIsTheOneToldOf() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      _ = try await rejected(bench, loan: loan)
      bench.clock.advance(by: 60)
      let second = try await bench.order(loan: loan)
      try await bench.worker.drain()
      bench.bank.set(.settled(nil, at: bench.clock.now), of: ClaveRastreo(for: second))
      try await bench.acts.check(second, of: bench.tenant)
      let told = try await bench.payments.client.disbursement(bench.tenant, loan)
      #expect(told?.id == second && told?.state == .settled)
    }
  }

  @Test func whatGoesBackIsNoLoanForTheBankNorForWhoAsks() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      let id = try await bench.order(loan: loan)
      for giveBack in GiveBack.allCases {
        let order = DisbursementOrdered(
          disbursement: bench.clock.world.newID(DisbursementID.self), loan: loan,
          party: Cast.lupita, amount: .mxn(200), giveBack: giveBack)
        try await database.transaction(for: bench.tenant) { db in
          _ = try await bench.jobs.publish(order, in: db)
        }
      }
      try await bench.worker.drain()
      let concepts = bench.bank.accepted.map(\.concept).sorted()
      #expect(concepts == ["Devolucion Solera", "Devolucion Solera", "Prestamo Solera"])
      #expect(try await bench.payments.client.disbursement(bench.tenant, loan)?.id == id)
    }
  }

  @Test func whatWasPaidAfterAllSettlesAndIsNotSentAgain() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      let first = try await rejected(bench, loan: loan)
      try await settles(first, bench)
      let second = try await bench.order(loan: loan)
      try await bench.worker.drain()
      let heard = bench.clock.now
      bench.clock.advance(by: 90_000)
      await #expect(throws: ReleaseDisbursement.Refused.paidByAnother(second)) {
        try await bench.acts.release.decline(
          second, because: "Ya se pagó", by: .system("oficial"), of: bench.tenant)
      }
      try await bench.close(first, .paid)
      try await bench.worker.drain()
      #expect(try await bench.state(first) == .settled(ClaveRastreo(for: first), at: heard))
      #expect(bench.told.settled.map(\.disbursement) == [first])
      // Whoever releases the other one does not pay it.
      try await bench.acts.release(second, by: .system("oficial"), of: bench.tenant)
      try await bench.worker.drain()
      #expect(try await bench.state(second)?.name == .held)
      #expect(bench.bank.accepted.count == 1)
      // The bank gives it back: as any other that had settled.
      bench.bank.set(
        .returned(code: "9", reason: "Devuelta", at: nil), of: ClaveRastreo(for: first))
      try await bench.acts.check(first, of: bench.tenant)
      #expect(try await bench.state(first)?.name == .returned)
    }
  }

  @Test func whatWasRejectedIsWithdrawnOnceTheBankSaysThatItWasNotPaid() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await rejected(bench, loan: bench.clock.world.newID(LoanID.self))
      try await bench.worker.drain()
      bench.bank.canBeAsked(false)
      try await bench.withdraw(id)
      try await bench.worker.drain()
      #expect(bench.told.failed.count == 1, "nobody knows yet")
      bench.bank.canBeAsked(true)
      bench.clock.advance(by: 3_600)
      try await bench.worker.drain()
      #expect(bench.told.failed.map(\.cause) == [.rejected, .rejected])
      #expect(bench.told.failed.map(\.disbursement) == [id, id])
    }
  }

  @Test func whatTheBankContradictsIsNotWithdrawnBeforeAPersonSays() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await rejected(bench, loan: bench.clock.world.newID(LoanID.self))
      // No notice came: only the question finds out.
      bench.bank.set(.settled(nil, at: bench.clock.now), of: ClaveRastreo(for: id))
      try await bench.withdraw(id)
      try await bench.worker.drain()
      #expect(bench.told.failed.count == 1)
      #expect(try await bench.acts.reading.contradicted(in: bench.tenant).map(\.id) == [id])
      try await bench.close(id)
      try await bench.worker.drain()
      #expect(bench.told.failed.map(\.cause) == [.rejected, .rejected])
    }
  }
}
