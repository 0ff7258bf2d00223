import ComplianceAPI
import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault

@testable import Compliance

struct ScreeningTests {
  @Test func whoeverIsOnNoListIsClearAndItIsKept() async throws {
    try await Office.with { office in
      try await office.load()
      let answer = try await office.screen(Cast.lupita, "Guadalupe Hernández Ruiz")
      #expect(answer == .clear)
      let kept = try await office.database.read(for: Cast.solera) { db in
        try await db.screenings(of: Cast.lupita, limit: 10)
      }
      #expect(kept.map(\.answer) == [.clear])
    }
  }

  @Test func withoutAListNobodyIsClear() async throws {
    try await Office.with { office in
      await #expect(throws: Screen.Refused.noList) { try await office.chuy() }
      try await office.load()
      await #expect(throws: Screen.Refused.noList, "another institution's list is not ours") {
        try await office.screen(Cast.lupita, "Guadalupe", at: Cast.raices)
      }
    }
  }

  @Test func anIdentifierThatCoincidesBlocksWhateverTheName() async throws {
    try await Office.with { office in
      try await office.load()
      #expect(
        try await office.screen(Cast.beto, "Otro Nombre", curp: "dupr750315hslrxg04") == .blocked)
      #expect(
        try await office.screen(Cast.lupita, "Otro Nombre", rfc: "DUPR-750315-QX1") == .blocked)
      #expect(try await office.open().isEmpty, "it is no question")
    }
  }

  @Test func aHomonymWaitsForAPersonAndOnceClearedStaysClear() async throws {
    try await Office.with { office in
      try await office.load()
      #expect(try await office.chuy() == .possibleMatch)
      #expect(try await office.chuy() == .possibleMatch)
      let open = try await office.open()
      #expect(open.count == 1, "asked twice, it is one question")
      let match = try #require(open.first)
      try await office.decide(match.id, .homonym)
      #expect(try await office.chuy() == .clear)
      try await office.load(Office.list + "\nPEREZ NUEVO JUAN,,\n", day: 21)
      #expect(try await office.chuy() == .clear, "the next version lists the same person")
    }
  }

  @Test func otherDataOfTheSameCustomerIsAnotherQuestion() async throws {
    try await Office.with { office in
      try await office.load()
      _ = try await office.chuy()
      try await office.decide(try #require(try await office.open().first).id, .homonym)
      let answer = try await office.screen(
        Cast.chuy, "Jesús Ramírez Soto", curp: "RASJ800101HDFMTS09")
      #expect(answer == .possibleMatch)
    }
  }

  @Test func theSamePersonIsBlockedUntilTheListDropsThem() async throws {
    try await Office.with { office in
      try await office.load()
      _ = try await office.chuy()
      try await office.decide(try #require(try await office.open().first).id, .samePerson)
      #expect(try await office.chuy() == .blocked)
      try await office.load("nombre\nOTRA PERSONA DISTINTA\n", day: 21)
      #expect(try await office.chuy() == .clear)
    }
  }

  @Test func eachSourceHasItsOwnVersionInForce() async throws {
    try await Office.with { office in
      try await office.load()
      try await office.load("nombre\nRUIZ HERNANDEZ GUADALUPE\n", source: "OFAC", day: 19)
      #expect(try await office.screen(Cast.lupita, "Guadalupe Hernández Ruiz") == .possibleMatch)
      #expect(try await office.chuy() == .possibleMatch)
    }
  }

  @Test func aDecisionIsTakenOnceAndRepeatedIsTheSame() async throws {
    try await Office.with { office in
      try await office.load()
      _ = try await office.chuy()
      let id = try #require(try await office.open().first).id
      try await office.decide(id, .homonym)
      try await office.decide(id, .homonym)
      await #expect(throws: DecideMatch.Refused.decided(id)) {
        try await office.decide(id, .samePerson)
      }
      let stranger = ListMatchID(UUID())
      await #expect(throws: DecideMatch.Refused.unknown(stranger)) {
        try await office.decide(stranger, .homonym)
      }
    }
  }

  @Test func twoOfficersAtOnceGiveOneAnswer() async throws {
    try await Office.with { office in
      try await office.load()
      _ = try await office.chuy()
      let id = try #require(try await office.open().first).id
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for verdict in [DecideMatch.Verdict.homonym, .samePerson] {
          group.addTask { (try? await office.decide(id, verdict)) != nil }
        }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == 1)
    }
  }

  @Test func twentyScreeningsAtOnceAskOneQuestion() async throws {
    try await Office.with { office in
      try await office.load()
      let answers = try await withThrowingTaskGroup(of: ScreeningAnswer.self) { group in
        for _ in 0..<20 { group.addTask { try await office.chuy() } }
        return try await group.reduce(into: Set<ScreeningAnswer>()) { $0.insert($1) }
      }
      #expect(answers == [.possibleMatch])
      #expect(try await office.open().count == 1)
    }
  }

  @Test func theSameFileTwiceEvenAtOnceIsOneVersion() async throws {
    try await Office.with { office in
      let ids = try await withThrowingTaskGroup(of: ListVersionID.self) { group in
        for _ in 0..<8 { group.addTask { try await office.load() } }
        return try await group.reduce(into: Set<ListVersionID>()) { $0.insert($1) }
      }
      #expect(ids.count == 1)
      let versions = try await office.database.read(for: Cast.solera) { db in
        try await db.versions(limit: 10)
      }
      #expect(versions.map(\.entryCount) == [2])
    }
  }

  @Test func identifiersAreSealedInTheDatabase() async throws {
    try await Office.with { office in
      try await office.load()
      let kept = try await office.database.read(for: Cast.solera) { db in
        try await db.values(
          String.self,
          """
          SELECT row_to_json(entry)::text
          FROM compliance.list_entry AS entry
          WHERE tenant_id = \(db.tenant)
          """)
      }
      #expect(kept.count == 2)
      #expect(!kept.joined().contains("DUPR750315"))
    }
  }
}
