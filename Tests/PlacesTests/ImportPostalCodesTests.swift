import Kernel
import PlacesAPI
import Postgres
import TestKit
import Testing

@testable import Places

@Suite("Loading the postal codes")
struct ImportPostalCodesTests {
  private static func codes(_ range: Range<Int>, place: String = "Centro") -> [UInt8] {
    let lines = range.map { "\(10_000 + $0)|\(place)|Colonia|Álvaro Obregón|" }
    return Array(([PostalFileTests.head] + lines).joined(separator: "\n").utf8)
  }

  private static func under(_ text: String, _ places: Places) async throws -> PostalArea? {
    try await places.client.area(try PostalCode(parsing: text))
  }

  @Test("A code tells its municipality and its settlements once the file is loaded")
  func works() async throws {
    try await TestDatabase.with { database in
      let places = Places(database: database)
      #expect(try await !places.client.isLoaded())
      #expect(try await Self.under("10001", places) == nil)

      let loaded = try await places.load(Self.codes(0..<20), allowsFewer: false)
      #expect(loaded.isNew && loaded.codeCount == 20)
      #expect(try await places.client.isLoaded())
      let area = try await Self.under("10001", places)
      #expect(area?.municipalities == ["Álvaro Obregón"])
      #expect(area?.settlement("CENTRO", in: "Álvaro Obregón")?.name == "Centro")
      #expect(area?.municipality("alvaro obregon") == "Álvaro Obregón")
      #expect(try await Self.under("16999", places) == nil)
    }
  }

  @Test("A file that lost a tenth of the codes is refused and changes nothing, unless asked for")
  func refuses() async throws {
    try await TestDatabase.with { database in
      let places = Places(database: database)
      _ = try await places.load(Self.codes(0..<20), allowsFewer: false)
      await #expect(throws: PostalFileRefused.fewer(codes: 18, inForce: 20)) {
        try await places.load(Self.codes(0..<18), allowsFewer: false)
      }
      #expect(try await Self.under("10019", places) != nil)

      let shrunken = try await places.load(Self.codes(0..<18), allowsFewer: true)
      #expect(shrunken.codeCount == 18)
      #expect(try await Self.under("10019", places) == nil)
      #expect(try await Self.under("10017", places) != nil)
    }
  }

  @Test("The same file again changes nothing; what it had before comes back with an older one")
  func repeated() async throws {
    try await TestDatabase.with { database in
      let places = Places(database: database)
      let first = try await places.load(Self.codes(0..<20), allowsFewer: false)
      let again = try await places.load(Self.codes(0..<20), allowsFewer: false)
      #expect(!again.isNew && again.version == first.version)

      _ = try await places.load(Self.codes(0..<20, place: "Norte"), allowsFewer: false)
      #expect(try await Self.under("10001", places)?.settlements.map(\.name) == ["Norte"])
      _ = try await places.load(Self.codes(0..<20), allowsFewer: false)
      #expect(try await Self.under("10001", places)?.settlements.map(\.name) == ["Centro"])
    }
  }

  @Test("Two who load at once leave one whole catalogue in force")
  func raced() async throws {
    try await TestDatabase.with { database in
      let places = Places(database: database)
      async let one = places.load(Self.codes(0..<200, place: "Uno"), allowsFewer: false)
      async let other = places.load(Self.codes(0..<200, place: "Otro"), allowsFewer: false)
      let versions = try await [one.version, other.version].sorted()
      #expect(versions == [1, 2])
      let names = try await Set(
        [Self.under("10000", places), Self.under("10199", places)]
          .compactMap { $0?.settlements.map(\.name) })
      #expect(names.count == 1)
    }
  }
}
