import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

@Suite struct DepositTests {
  @Test func aDepositToAPersonsAccountIsTheirsAndIsToldOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      try await bench.notice("2026-11-20|40012|A1|119650|\(clabe)|1")
      try await bench.worker.drain()
      let received = try #require(bench.told.received.first)
      #expect(received.party == Cast.lupita)
      #expect(received.amount == .centavos(119_650))
      #expect(received.valueOn == CalendarDate("2026-11-20"))
      #expect(received.externalID == "A1")
      #expect(received.directedTo == nil)
      #expect(try await bench.balance(.bancos) == .centavos(119_650))
      #expect(try await bench.balance(.depositosPorAplicar) == .centavos(-119_650))
      #expect(try await bench.receipts(of: Cast.lupita).map(\.amount) == [.centavos(119_650)])
    }
  }

  @Test func aReferenceDirectsItToOneLoan() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let loan = bench.clock.world.newID(LoanID.self)
      bench.people.lend(bench.clock.world.newID(LoanID.self), to: Cast.lupita)
      bench.people.lend(loan, to: Cast.lupita)
      let clabe = try await bench.clabe(of: Cast.lupita)
      try await bench.notice(
        "2026-11-20|40012|A1|100|\(clabe)|\(LoanReference.number(for: loan))")
      try await bench.worker.drain()
      #expect(bench.told.received.map(\.directedTo) == [loan])
    }
  }

  @Test func aThousandNoticesRepeatedAndShuffledHaveEachOneEffect() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let people = [Cast.lupita, Cast.beto, Cast.donaMary, Cast.chuy]
      var clabes: [String] = []
      for person in people {
        clabes.append(try await bench.clabe(of: person))
      }
      let deposits = (0..<100).map { number in
        "2026-11-20|40012|D\(number)|\(1_000 + number)|\(clabes[number % 4])|1"
      }
      // Every deposit is told ten times; some tellings differ in a byte that means nothing.
      var notices = deposits.flatMap { deposit in
        (0..<10).map { copy in copy % 2 == 0 ? deposit : deposit + "|\(copy)" }
      }
      var generator = Seeded(seed: 2_026)
      notices.shuffle(using: &generator)
      await withTaskGroup(of: Void.self) { group in
        for lane in 0..<4 {
          let mine = notices.enumerated().filter { $0.offset % 4 == lane }.map(\.element)
          group.addTask {
            for notice in mine {
              await #expect(throws: Never.self) { try await bench.notice(notice) }
            }
          }
        }
      }
      try await bench.worker.drain(hands: 4)
      let total = Money.centavos((0..<100).map { Int64(1_000 + $0) }.reduce(0, +))
      #expect(bench.told.received.count == 100)
      #expect(Set(bench.told.received.map(\.externalID)).count == 100)
      #expect(bench.told.received.map(\.amount).sum == total)
      #expect(try await bench.balance(.bancos) == total)
      #expect(try await bench.balance(.depositosPorAplicar) == -total)
    }
  }

  @Test func theSameTransferWithAnotherAmountDoesNotReplaceTheFirst() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      try await bench.notice("2026-11-20|40012|A1|100|\(clabe)|1")
      try await bench.worker.drain()
      try await bench.notice("2026-11-20|40012|A1|99900|\(clabe)|1")
      try await bench.worker.drain()
      #expect(bench.told.received.map(\.amount) == [.centavos(100)])
      let odd = try await database.read(for: bench.tenant) { db in
        try await db.oddNotices(count: 5)
      }
      #expect(odd.count == 1)
    }
  }

  @Test func theSameTrackingKeyFromAnotherBankOrDayIsAnotherTransfer() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let clabe = try await bench.clabe(of: Cast.lupita)
      for head in ["2026-11-20|40012", "2026-11-20|40072", "2026-11-23|40012"] {
        try await bench.notice("\(head)|A1|100|\(clabe)|1")
      }
      try await bench.worker.drain()
      #expect(bench.told.received.count == 3)
    }
  }

  @Test func anUnreadableNoticeIsKeptForAPerson() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await bench.notice("<xml>")
      try await bench.worker.drain()
      let odd = try await database.read(for: bench.tenant) { db in
        try await db.oddNotices(count: 5)
      }
      #expect(odd.map(\.outcome) == ["unreadable"])
    }
  }

  @Test func readingAnAccountAllotsNoneAndOrderingOneAllotsItOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let client = bench.payments.client
      #expect(try await client.collectionCLABE(bench.tenant, Cast.lupita) == nil)
      #expect(try await client.collectionCLABE(bench.tenant, Cast.lupita) == nil)
      for _ in 0..<3 {
        try await database.transaction(for: bench.tenant) { db in
          _ = try await bench.jobs.publish(
            CollectionAccountOrdered(party: Cast.lupita), in: db)
        }
      }
      try await bench.worker.drain(hands: 4)
      let clabe = try await client.collectionCLABE(bench.tenant, Cast.lupita)
      let allotted = try await bench.clabe(of: Cast.lupita)
      #expect(clabe != nil && clabe == allotted)
      #expect(try await client.collectionCLABE(bench.tenant, Cast.beto) == nil)
    }
  }

  @Test func eachPersonHasOneAccountHoweverManyAskAtOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let people = (0..<20).map { PartyID(DisbursementIDs.id(UInt64($0)).uuid) }
      let found = try await withThrowingTaskGroup(of: (PartyID, String).self) { group in
        for person in people + people + people {
          group.addTask {
            (person, try await bench.clabe(of: person))
          }
        }
        return try await group.reduce(into: [(PartyID, String)]()) { $0.append($1) }
      }
      let byPerson = Dictionary(grouping: found) { $0.0 }.mapValues { Set($0.map(\.1)) }
      #expect(byPerson.count == 20)
      #expect(byPerson.values.allSatisfy { $0.count == 1 })
      #expect(Set(byPerson.values.flatMap { $0 }).count == 20)
      #expect(found.allSatisfy { CLABE($0.1) != nil && $0.1.hasPrefix("6461809901") })
    }
  }
}

extension PaymentsBench {
  func notice(_ text: String) async throws {
    try await acts.receive(Array(text.utf8), .deposit, from: "stp", of: tenant)
  }
}

/// SplitMix64: a shuffle that comes out the same every time.
struct Seeded: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9E37_79B9_7F4A_7C15
    var mixed = seed
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
