import Foundation
import Kernel
import TestKit
import Testing

@testable import Signature

struct HappeningTests {
  private let chain: [Happening] = {
    var chain: [Happening] = []
    let kinds: [Happening.Kind] = [.prepared, .viewed, .codeSent, .signed]
    for (index, kind) in kinds.enumerated() {
      var facts = Happening.Facts(actor: .borrower(Cast.lupita))
      facts.address = "203.0.113.\(index)"
      chain.append(
        Happening(
          kind, at: TestWorld.start.addingTimeInterval(Double(index)), facts: facts,
          after: chain.last))
    }
    return chain
  }()

  private func copy(
    _ happening: Happening, number: Int? = nil, kind: Happening.Kind? = nil,
    facts: Happening.Facts? = nil, at instant: Date? = nil
  ) -> Happening {
    Happening(
      number: number ?? happening.number, kind: kind ?? happening.kind,
      occurredAt: instant ?? happening.occurredAt, facts: facts ?? happening.facts,
      link: happening.link)
  }

  @Test func aChainAsItGrewHolds() { #expect(Happening.holds(chain)) }

  @Test func aChangedFactBreaksIt() {
    var facts = chain[1].facts
    facts.address = "198.51.100.1"
    #expect(!Happening.holds([chain[0], copy(chain[1], facts: facts), chain[2], chain[3]]))
  }

  @Test func aChangedHourOrKindBreaksIt() {
    let later = copy(chain[3], at: chain[3].occurredAt.addingTimeInterval(1))
    #expect(!Happening.holds(chain.dropLast() + [later]))
    #expect(!Happening.holds(chain.dropLast() + [copy(chain[3], kind: .viewed)]))
  }

  @Test func aMissingOrMovedLinkBreaksIt() {
    #expect(!Happening.holds([chain[0], chain[2], chain[3]]))
    #expect(!Happening.holds([chain[1], chain[0], chain[2], chain[3]]))
    #expect(!Happening.holds(Array(chain.dropFirst())))
  }
}

struct GeoPointTests {
  @Test(arguments: [
    ("19.432600", "-99.133200", "20", "19.432600, -99.133200 (± 20 m)"),
    ("-0.5", "180", "0", "-0.500000, 180.000000 (± 0 m)"),
    ("90", "-180.0", "7", "90.000000, -180.000000 (± 7 m)"),
  ])
  func aPlaceOnEarthIsExact(north: String, east: String, metres: String, words: String) {
    #expect(GeoPoint(latitude: north, longitude: east, accuracy: metres)?.description == words)
  }

  @Test(arguments: [
    ("", "", ""), ("91", "0", "1"), ("90.000001", "0", "1"), ("0", "180.1", "1"),
    ("1e3", "0", "1"), ("--1", "0", "1"), ("1", "2", "-3"), ("1.", "2", "3"), ("٣", "2", "3"),
  ])
  func whatIsNoPlaceIsRefused(north: String, east: String, metres: String) {
    #expect(GeoPoint(latitude: north, longitude: east, accuracy: metres) == nil)
  }
}
