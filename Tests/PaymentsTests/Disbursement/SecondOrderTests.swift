import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres
import TestKit
import Testing
import Web

@testable import Payments

/// A second order of the same money leaves only when the first is surely not paid.
@Suite struct SecondOrderTests {
  private func giveBack(_ what: GiveBack, _ loan: LoanID, _ bench: PaymentsBench) async throws
    -> DisbursementID
  {
    let id = bench.clock.world.newID(DisbursementID.self)
    let order = DisbursementOrdered(
      disbursement: id, loan: loan, party: Cast.lupita, amount: .mxn(200), giveBack: what)
    try await bench.database.transaction(for: bench.tenant) { db in
      _ = try await bench.jobs.publish(order, in: db)
    }
    return id
  }

  private func reject(_ id: DisbursementID, _ bench: PaymentsBench) async throws {
    try await bench.worker.drain()
    bench.bank.set(.rejected(code: "2", reason: "Cuenta bloqueada"), of: ClaveRastreo(for: id))
    try await bench.acts.check(id, of: bench.tenant)
  }

  @Test func whereTheBankDoesNotAnswerAboutTheFirstTheSecondWaits() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      try await reject(try await bench.order(loan: loan), bench)
      bench.bank.canBeAsked(false)
      let second = try await bench.order(loan: loan)
      try await bench.worker.drain()
      #expect(try await bench.state(second)?.name == .requested)
      #expect(bench.bank.accepted.count == 1)

      bench.bank.canBeAsked(true)
      bench.clock.advance(by: 3_600)
      try await bench.worker.drain()
      #expect(bench.bank.accepted.count == 2)
    }
  }

  @Test func whatTheBankSaysOtherwiseAfterItWasClarifiedIsOpenAgain() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      let first = try await bench.order(loan: loan)
      try await reject(first, bench)
      bench.bank.set(.inFlight(nil), of: ClaveRastreo(for: first))
      try await bench.acts.check(first, of: bench.tenant)
      try await bench.close(first)
      try await bench.acts.check(first, of: bench.tenant)
      #expect(try await bench.acts.reading.contradicted(in: bench.tenant).isEmpty, "told the same")

      bench.bank.set(.settled(nil, at: bench.clock.now), of: ClaveRastreo(for: first))
      let second = try await bench.order(loan: loan)
      try await bench.worker.drain()
      #expect(try await bench.acts.reading.contradicted(in: bench.tenant).map(\.id) == [first])
      #expect(try await bench.state(second)?.name == .held)
      #expect(bench.bank.accepted.count == 1)
    }
  }

  @Test(arguments: GiveBack.allCases)
  func whatGoesBackIsNotSentTwiceEither(_ what: GiveBack) async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      let first = try await giveBack(what, loan, bench)
      try await reject(first, bench)
      bench.bank.set(.settled(nil, at: bench.clock.now), of: ClaveRastreo(for: first))
      let second = try await giveBack(what, loan, bench)
      try await bench.worker.drain()
      #expect(try await bench.state(second)?.name == .held)
      #expect(bench.bank.accepted.count == 1)
      // Paid after all, the second is not wanted.
      try await bench.close(first, .paid)
      try await bench.worker.drain()
      #expect(try await bench.state(first)?.name == .settled)
      #expect(try await bench.state(second)?.name == .withdrawn)
      #expect(bench.told.settled.map(\.disbursement) == [first])
      // Money of another kind is not held by it.
      let other = try await bench.order(loan: loan)
      try await bench.worker.drain()
      #expect(try await bench.state(other)?.name == .submitted)
    }
  }

  @Test func whoeverClearsItUpSaysWhetherTheBankPaidIt() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order(loan: bench.clock.world.newID(LoanID.self))
      try await reject(id, bench)
      bench.bank.set(.settled(nil, at: bench.clock.now), of: ClaveRastreo(for: id))
      try await bench.acts.check(id, of: bench.tenant)
      let officer = StaffVisitor(
        id: StaffID(DisbursementIDs.id(77).uuid), name: "Ana",
        permissions: ["payments.read", "payments.release"],
        session: SessionID(DisbursementIDs.id(78).uuid), authenticatedAt: bench.clock.now)
      let path = "/oficina/dispersiones/:disbursement/aclaracion"
      let params = ["disbursement": "\(id)"]
      for outcome in ["", "quizá"] {
        let form = ["aclaracion": "Lo dijo por teléfono", "desenlace": outcome]
        let unsaid = try await bench.post(path, form, params, as: officer)
        #expect(unsaid.status == 422)
      }
      #expect(try await bench.acts.reading.contradicted(in: bench.tenant).map(\.id) == [id])
      let form = ["aclaracion": "Lo dijo por teléfono", "desenlace": "pagada"]
      #expect(try await bench.post(path, form, params, as: officer).status == 303)
      #expect(try await bench.state(id)?.name == .settled)
      await #expect(throws: CloseContradiction.Refused.notOpen(id)) {
        try await bench.post(path, form, params, as: officer)
      }
    }
  }
}
