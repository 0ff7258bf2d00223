import Foundation
import Kernel
import Postgres
import TestKit
import Testing

struct ValueTests {
  enum Mood: String, SQLCodable { case calm, busy }
  enum Plain: String { case here }

  struct Facts: Codable, Sendable, Equatable {
    let at: Date
    let amount: Int64
  }

  /// Sends a value as a parameter and reads it back through the server.
  private func echo<Value: SQLCodable & Equatable>(
    _ value: Value, _ sql: SQL, in database: Database
  ) async throws {
    let back = try await database.system { db in try await db.value(Value.self, sql) }
    #expect(back == value)
  }

  @Test func everyTypeComesBackAsItWasSent() async throws {
    try await TestDatabase.with { db in
      try await echo(true, "SELECT \(true)::bool", in: db)
      try await echo(Int.min, "SELECT \(Int.min)::int8", in: db)
      try await echo(Int16(-7), "SELECT \(Int16(-7))::int2", in: db)
      try await echo(Int32.max, "SELECT \(Int32.max)::int4", in: db)
      let text = #"Doña "Mary" \ {a,b} ñ 🏠"#
      try await echo(text, "SELECT \(text)::text", in: db)
      try await echo([text, "", "NULL"], "SELECT \([text, "", "NULL"])::text[]", in: db)
      try await echo([UInt8](0...255), "SELECT \([UInt8](0...255))::bytea", in: db)
      try await echo([[UInt8]](), "SELECT \([[UInt8]]())::bytea[]", in: db)
      try await echo([[1, 2], [UInt8]()], "SELECT \([[1, 2], [UInt8]()])::bytea[]", in: db)
      let instant = Date(timeIntervalSince1970: 1_795_186_800.123456)
      try await echo(instant, "SELECT \(instant)::timestamptz", in: db)
      let before = Date(timeIntervalSince1970: -1.5)
      try await echo(before, "SELECT \(before)::timestamptz", in: db)
      let day = try #require(CalendarDate("2028-02-29"))
      try await echo(day, "SELECT \(day)::date", in: db)
      try await echo([day, nil], "SELECT \([day, nil])::date[]", in: db)
      try await echo(Money.centavos(-1), "SELECT \(Money.centavos(-1))::int8", in: db)
      try await echo(Rate.percent(60), "SELECT \(Rate.percent(60))::int8", in: db)
      try await echo(Cast.lupita, "SELECT \(Cast.lupita)::uuid", in: db)
      try await echo(
        [Cast.lupita, Cast.beto], "SELECT \([Cast.lupita, Cast.beto])::uuid[]", in: db)
      try await echo(Mood.busy, "SELECT \(Mood.busy)::text", in: db)
      try await echo(Mood?.none, "SELECT \(Mood?.none)::text", in: db)
      try await echo(
        Kernel.Actor.system("close"), "SELECT \(Kernel.Actor.system("close"))::text", in: db)
      let facts = JSON(Facts(at: instant, amount: .max))
      try await echo(facts, "SELECT \(facts)::jsonb", in: db)
    }
  }

  @Test func aSumIsAWholeNumberWhateverItsSize() async throws {
    try await TestDatabase.with { database in
      try await database.system { db in
        for number in [0, 1, -1, 9_999, 10_000, 120_000_000, -Int.max, Int.max] {
          let back = try await db.value(Int.self, "SELECT \(number)::numeric")
          #expect(back == number)
        }
        await #expect(throws: ColumnMismatch.self) {
          try await db.value(Int.self, "SELECT 0.5::numeric")
        }
      }
      await #expect(throws: ColumnMismatch.self) {
        try await database.system { db in
          try await db.value(Int.self, "SELECT 92233720368547758070::numeric")
        }
      }
    }
  }

  @Test func aFragmentBringsItsParametersWithIt() async throws {
    let only: SQL = "n > \(1) AND n < \(12)"
    let sql: SQL =
      "SELECT sum(n) FROM unnest(\([1, 5, 11, 20])::int8[]) n WHERE \(sql: only) OR n = \(20)"
    #expect(sql.text.hasSuffix("n > $2 AND n < $3 OR n = $4"))
    try await TestDatabase.with { database in
      let sum = try await database.system { db in try await db.value(Int.self, sql) }
      #expect(sum == 36)
    }
  }

  @Test func anInjectionEndsInTheParameters() async throws {
    let evil = "x'; DROP TABLE jobs.event; --"
    let sql: SQL = "SELECT \(evil)::text"
    #expect(sql.text == "SELECT $1::text")
    try await TestDatabase.with { database in
      let back = try await database.system { db in try await db.value(String.self, sql) }
      #expect(back == evil)
    }
  }

  @Test func aColumnOfAnotherShapeIsADefectWithAName() async throws {
    try await TestDatabase.with { database in
      let mismatch = await #expect(throws: ColumnMismatch.self) {
        try await database.system { db in try await db.value(Int.self, "SELECT NULL::int8 AS n") }
      }
      #expect(mismatch?.column == "n")
    }
  }
}
