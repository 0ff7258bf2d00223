import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

@Suite struct UnmatchedTests {
  private static let strangers = CLABE.make(bank: 646, plaza: 180, account: 99_019_999_999).text

  @Test func aDepositToNobodysAccountWaitsAndAPersonPlacesIt() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await stranded(bench)
      #expect(bench.told.received.isEmpty)
      #expect(try await bench.balance(.depositosPorAplicar) == .mxn(-100))
      for _ in 1...3 {
        try await bench.acts.match(
          id, to: Cast.beto, loan: nil, by: .system("cajera"), of: bench.tenant)
      }
      try await bench.worker.drain()
      #expect(bench.told.received.map(\.party) == [Cast.beto])
      await #expect(throws: MatchReceipt.Refused.placed(id, .matched)) {
        try await bench.acts.match(
          id, to: Cast.lupita, loan: nil, by: .system("cajera"), of: bench.tenant)
      }
    }
  }

  @Test func placedWithTheWrongPersonAgainAndAgainItAlwaysWaitsAnew() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      var id = try await stranded(bench)
      for person in [Cast.beto, Cast.chuy, Cast.donaMary] {
        try await bench.acts.match(
          id, to: person, loan: nil, by: .system("cajera"), of: bench.tenant)
        try await bench.reverse(id, because: "No era suyo", by: .system("gerente"))
        let waiting = try await bench.acts.reading.unmatched(count: 5, in: bench.tenant)
        #expect(waiting.count == 1 && waiting[0].id != id)
        id = try #require(waiting.first).id
      }
      try await bench.worker.drain()
      #expect(bench.told.reversed.count == 3)
      #expect(try await bench.balance(.depositosPorAplicar) == .mxn(-100))
    }
  }

  @Test func twoPeoplePlacingItAtOncePlaceItOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await stranded(bench)
      await withTaskGroup(of: Void.self) { group in
        for person in [Cast.beto, Cast.lupita, Cast.chuy, Cast.donaMary] {
          group.addTask {
            try? await bench.acts.match(
              id, to: person, loan: nil, by: .system("cajera"), of: bench.tenant)
          }
        }
      }
      try await bench.worker.drain()
      #expect(bench.told.received.count == 1)
    }
  }

  @Test func itCanGoBackToWhoeverSentItOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await stranded(bench)
      for _ in 1...3 {
        try await bench.acts.giveBack(
          id, because: "No es cliente", by: .system("cajera"), of: bench.tenant)
      }
      try await bench.worker.drain()
      let sent = try #require(bench.bank.accepted.first)
      #expect(bench.bank.accepted.count == 1)
      #expect(sent.beneficiaryCLABE == CLABE.make(bank: 12, plaza: 180, account: 7).text)
      #expect(try await bench.balance(.depositosPorAplicar) == .mxn(-100))
      bench.bank.settleAll(at: bench.clock.now)
      bench.clock.advance(by: 3_600)
      try await bench.worker.drain()
      #expect(try await bench.balance(.depositosPorAplicar) == .zero)
      #expect(try await bench.balance(.bancos) == .zero)
      await #expect(throws: MatchReceipt.Refused.placed(id, .returned)) {
        try await bench.acts.match(
          id, to: Cast.lupita, loan: nil, by: .system("cajera"), of: bench.tenant)
      }
      // The sender's bank does not take it: it waits to be placed again, and so say the books.
      bench.bank.set(
        .returned(code: "1", reason: "Cuenta inexistente", at: nil), of: sent.claveRastreo)
      try await bench.acts.receive(
        Array(sent.claveRastreo.text.utf8), .change, from: "stp", of: bench.tenant)
      try await bench.worker.drain()
      #expect(try await bench.balance(.depositosPorAplicar) == .mxn(-100))
      let waiting = try await database.read(for: bench.tenant) { db in
        try await db.unmatchedReceipts(count: 5)
      }
      #expect(waiting.map(\.id) == [id])
    }
  }

  @Test func aTransferPlacedWithTheWrongPersonFollowsToTheRightOne() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await stranded(bench)
      try await bench.acts.match(
        id, to: Cast.beto, loan: nil, by: .system("cajera"), of: bench.tenant)
      for _ in 1...2 {
        try await bench.reverse(id, because: "Era de Lupita", by: .system("gerente"))
      }
      try await bench.worker.drain()
      #expect(bench.told.reversed.map(\.payment) == [id])
      #expect(try await bench.balance(.bancos) == .mxn(100))
      let next = try await database.read(for: bench.tenant) { db in
        try await db.unmatchedReceipts(count: 5)
      }
      let follower = try #require(next.first)
      #expect(next.count == 1)
      try await bench.acts.match(
        follower.id, to: Cast.lupita, loan: nil, by: .system("gerente"), of: bench.tenant)
      try await bench.worker.drain()
      #expect(bench.told.received.map(\.party) == [Cast.beto, Cast.lupita])
    }
  }

  private func stranded(_ bench: PaymentsBench) async throws -> PaymentID {
    try await bench.notice("2026-11-20|40012|X1|10000|\(Self.strangers)|1")
    try await bench.worker.drain()
    let waiting = try await bench.database.read(for: bench.tenant) { db in
      try await db.unmatchedReceipts(count: 5)
    }
    return try #require(waiting.first).id
  }
}
