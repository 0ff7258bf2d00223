import Foundation
import Kernel
import Testing

@testable import Vault

struct CellKeysTests {
  private let tenants = (1...3).map { CellKeysTests.ring(TenantID(Int32($0))) }
  private let rows = [UUID(uuidString: "0190c1e2-9f3a-7bdc-8e5f-0a1b2c3d4e5f"), UUID()]
    .compactMap { $0 }

  static func ring(_ tenant: TenantID) -> KeyRing {
    KeyRing(
      tenant: tenant,
      versions: [1: SecretBytes(random: 32), 2: SecretBytes(random: 32)], current: 1)
  }

  /// Same table prefix and column suffix on purpose: `a.bc` + `d` against `a.b` + `cd`.
  private func places() -> [Place] {
    rows.flatMap { row in
      [
        Place(table: "crm.party", column: "curp", row: row),
        Place(table: "crm.party", column: "rfc", row: row),
        Place(table: "crm.part", column: "ycurp", row: row),
        Place(table: "kyc.document", column: "curp", row: row),
      ]
    }
  }

  @Test func aCellOpensWhereItWasSealedAndNowhereElse() throws {
    var swaps = 0
    for sealing in tenants {
      for home in places() {
        let cell = try CellKeys(ring: sealing, holder: .institution).seal("GOMC900101", at: home)
        for opening in tenants {
          for place in places() {
            let keys = CellKeys(ring: opening, holder: .institution)
            let isHome = opening.tenant == sealing.tenant && place == home
            if isHome {
              #expect(try keys.openText(cell, at: place) == "GOMC900101")
            } else {
              swaps += 1
              #expect(throws: VaultFailure.self) { try keys.open(cell, at: place) }
            }
          }
        }
      }
    }
    #expect(swaps == 24 * 23)
  }

  @Test func evenUnderOneKeyTheTenantIsBound() throws {
    let versions = [UInt32(1): SecretBytes(random: 32)]
    let one = KeyRing(tenant: TenantID(1), versions: versions, current: 1)
    let two = KeyRing(tenant: TenantID(2), versions: versions, current: 1)
    let cell = try CellKeys(ring: one, holder: .institution).seal("uno", at: places()[0])
    #expect(throws: VaultFailure.self) {
      try CellKeys(ring: two, holder: .institution).open(cell, at: places()[0])
    }
  }

  @Test func everyBitOfACellMatters() throws {
    let keys = CellKeys(ring: tenants[0], holder: .institution)
    let cell = try keys.seal("5512345678", at: places()[0])
    #expect(cell.count == 45 + 10)
    for index in cell.indices {
      for bit in 0..<8 {
        var other = cell
        other[index] ^= 1 << UInt8(bit)
        #expect(throws: VaultFailure.doesNotOpen(table: "crm.party", column: "curp")) {
          try keys.open(other, at: places()[0])
        }
      }
    }
  }

  @Test func aCutOrGrownCellNeverOpens() throws {
    let keys = CellKeys(ring: tenants[0], holder: .institution)
    let cell = try keys.seal("5512345678", at: places()[0])
    for length in 0..<cell.count {
      #expect(throws: VaultFailure.self) {
        try keys.open(Array(cell.prefix(length)), at: places()[0])
      }
    }
    #expect(throws: VaultFailure.self) { try keys.open(cell + [0], at: places()[0]) }
    #expect(throws: VaultFailure.self) {
      try keys.open(Array("5512345678 en claro, sin sellar, por error aquí".utf8), at: places()[0])
    }
  }

  @Test func theSameTextSealsDifferentlyEachTime() throws {
    let keys = CellKeys(ring: tenants[0], holder: .institution)
    let cells = try (0..<2_000).map { _ in try keys.seal("igual", at: places()[0]) }
    #expect(Set(cells.map { Array($0[5..<29]) }).count == cells.count)
  }

  @Test func anEmptyTextIsSealedToo() throws {
    let keys = CellKeys(ring: tenants[0], holder: .institution)
    let cell = try keys.seal("", at: places()[0])
    #expect(cell.count == 45)
    #expect(try keys.openText(cell, at: places()[0]).isEmpty)
  }

  @Test func aNewVersionSealsAndTheOldOneStillOpens() throws {
    let ring = tenants[0]
    let old = try CellKeys(ring: ring, holder: .institution).seal("viejo", at: places()[0])
    let rotated = KeyRing(tenant: ring.tenant, versions: ring.versions, current: 2)
    let keys = CellKeys(ring: rotated, holder: .institution)
    #expect(try keys.openText(old, at: places()[0]) == "viejo")
    #expect(SealedCell.keyID(of: try keys.seal("nuevo", at: places()[0])) == 2)
    var relabelled = old
    relabelled[4] = 2
    #expect(throws: VaultFailure.self) { try keys.open(relabelled, at: places()[0]) }
  }

  @Test func aPersonsCellOpensUnderNoOtherKey() throws {
    let lupita = PartyID(UUID())
    let beto = PartyID(UUID())
    let ring = tenants[0]
    let hers = CellKeys(ring: ring, holder: .person(lupita, SecretBytes(random: 32)))
    let cell = try hers.seal("GOMC900101", at: places()[0])
    #expect(try hers.openText(cell, at: places()[0]) == "GOMC900101")
    for holder: CellKeys.Holder in [
      .person(beto, SecretBytes(random: 32)), .institution, .nobody(lupita),
    ] {
      #expect(throws: VaultFailure.self) {
        try CellKeys(ring: ring, holder: holder).open(cell, at: places()[0])
      }
    }
    #expect(throws: VaultFailure.noKey(lupita)) {
      try CellKeys(ring: ring, holder: .nobody(lupita)).seal("x", at: places()[0])
    }
  }
}
