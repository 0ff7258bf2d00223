import Foundation
import Kernel
import Postgres
import TestKit
import Testing

@testable import Vault

struct VaultDatabaseTests {
  private let place = Place(table: "crm.party", column: "curp", row: Cast.lupita.uuid)

  @Test func whatOneProcessSealsAnotherOpens() async throws {
    try await TestDatabase.with { database in
      let root = RootKey.ephemeral()
      let one = Vault(root: root, database: database)
      let cell = try await database.transaction(for: Cast.solera) { db in
        try await one.keys(of: Cast.lupita, in: db).seal("GOMC900101", at: place)
      }
      let other = Vault(root: root, database: database)
      let text = try await database.read(for: Cast.solera) { db in
        try await other.keys(of: Cast.lupita, in: db).openText(cell, at: place)
      }
      #expect(text == "GOMC900101")
    }
  }

  @Test func anotherRootKeyOpensNothingAndSaysSo() async throws {
    try await TestDatabase.with { database in
      let ours = Vault(root: .ephemeral(), database: database)
      try await ours.setSecret(named: "stp.key", to: Sealed("x"), tenant: Cast.solera)
      let theirs = Vault(root: .ephemeral(), database: database)
      await #expect(throws: VaultFailure.otherRootKey(tenant: 1)) {
        try await theirs.secret(named: "stp.key", tenant: Cast.solera)
      }
    }
  }

  @Test func aShreddedPersonsCellsNeverOpenAgain() async throws {
    try await TestDatabase.with { database in
      let vault = Vault(root: .ephemeral(), database: database)
      let cell = try await database.transaction(for: Cast.solera) { db in
        try await vault.keys(of: Cast.lupita, in: db).seal("GOMC900101", at: place)
      }
      try await database.transaction(for: Cast.solera) { db in
        try await vault.shred(Cast.lupita, in: db)
        try await vault.shred(Cast.lupita, in: db)
      }
      await #expect(throws: VaultFailure.shredded(Cast.lupita)) {
        try await database.transaction(for: Cast.solera) { db in
          _ = try await vault.keys(of: Cast.lupita, in: db)
        }
      }
      try await database.transaction(for: Cast.solera) { db in
        let others = try await vault.keys(of: Cast.beto, in: db)
        #expect(throws: VaultFailure.self) { try others.open(cell, at: place) }
      }
    }
  }

  @Test func aPersonShreddedBeforeAnythingWasSealedStaysShredded() async throws {
    try await TestDatabase.with { database in
      let vault = Vault(root: .ephemeral(), database: database)
      try await database.transaction(for: Cast.solera) { db in
        try await vault.shred(Cast.chuy, in: db)
      }
      await #expect(throws: VaultFailure.shredded(Cast.chuy)) {
        try await database.transaction(for: Cast.solera) { db in
          _ = try await vault.keys(of: Cast.chuy, in: db)
        }
      }
    }
  }

  @Test func aReaderOfSomebodyWithoutCellsMakesNoKey() async throws {
    try await TestDatabase.with { database in
      let vault = Vault(root: .ephemeral(), database: database)
      try await database.read(for: Cast.solera) { db in
        let keys = try await vault.keys(of: Cast.lupita, in: db)
        #expect(throws: VaultFailure.noKey(Cast.lupita)) { try keys.seal("x", at: place) }
      }
    }
  }

  @Test func aKeyRolledBackWasNeverInUse() async throws {
    struct Undone: Error {}
    try await TestDatabase.with { database in
      let vault = Vault(root: .ephemeral(), database: database)
      await #expect(throws: Undone.self) {
        try await database.transaction(for: Cast.solera) { db in
          _ = try await vault.keys(of: Cast.lupita, in: db).seal("perdido", at: place)
          throw Undone()
        }
      }
      let cell = try await database.transaction(for: Cast.solera) { db in
        try await vault.keys(of: Cast.lupita, in: db).seal("guardado", at: place)
      }
      let text = try await database.read(for: Cast.solera) { db in
        try await vault.keys(of: Cast.lupita, in: db).openText(cell, at: place)
      }
      #expect(text == "guardado")
    }
  }

  @Test func anInstitutionsKeyRolledBackWasNeverInMemory() async throws {
    struct Undone: Error {}
    try await TestDatabase.with { database in
      let root = RootKey.ephemeral()
      let vault = Vault(root: root, database: database)
      await #expect(throws: Undone.self) {
        try await database.transaction(for: Cast.solera) { db in
          _ = try await vault.keys(in: db).seal("perdido", at: place)
          _ = try await vault.keys(in: db).seal("perdido", at: place)
          throw Undone()
        }
      }
      let cell = try await database.transaction(for: Cast.solera) { db in
        try await vault.keys(in: db).seal("guardado", at: place)
      }
      let other = Vault(root: root, database: database)
      let text = try await database.read(for: Cast.solera) { db in
        try await other.keys(in: db).openText(cell, at: place)
      }
      #expect(text == "guardado")
    }
  }

  @Test func aReaderWhereNothingWasSealedFindsNothingAndMakesNothing() async throws {
    try await TestDatabase.with { database in
      let vault = Vault(root: .ephemeral(), database: database)
      try await database.read(for: Cast.solera) { db in
        let index = try await vault.keys(in: db).blindIndex("x", domain: "crm.party.curp")
        #expect(index.count == 16)
        #expect(try await db.tenantKeys().isEmpty)
      }
      try await vault.prepare(Cast.solera)
      let count = try await database.read(for: Cast.solera) { db in
        try await db.tenantKeys().count
      }
      #expect(count == 1)
    }
  }

  @Test func twentyFirstCellsAtOnceAreUnderOneKey() async throws {
    try await TestDatabase.with { database in
      let root = RootKey.ephemeral()
      let cells = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for number in 0..<20 {
          group.addTask { [place] in
            let vault = Vault(root: root, database: database)
            return try await database.transaction(for: Cast.solera) { db in
              try await vault.keys(of: Cast.lupita, in: db).seal("\(number)", at: place)
            }
          }
        }
        return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
      }
      let vault = Vault(root: root, database: database)
      let opened = try await database.read(for: Cast.solera) { db in
        let keys = try await vault.keys(of: Cast.lupita, in: db)
        return try cells.map { try keys.openText($0, at: place) }
      }
      #expect(Set(opened).count == 20)
    }
  }

  @Test func theSamePersonIdAtTwoInstitutionsHasTwoKeys() async throws {
    try await TestDatabase.with { database in
      let vault = Vault(root: .ephemeral(), database: database)
      let cell = try await database.transaction(for: Cast.solera) { db in
        try await vault.keys(of: Cast.lupita, in: db).seal("GOMC900101", at: place)
      }
      try await database.transaction(for: Cast.raices) { db in
        let keys = try await vault.keys(of: Cast.lupita, in: db)
        #expect(throws: VaultFailure.self) { try keys.open(cell, at: place) }
      }
      let curp = "GOMC900101MDFMRL09"
      let solera = try await vault.blindIndex(curp, domain: "crm.party.curp", tenant: Cast.solera)
      let raices = try await vault.blindIndex(curp, domain: "crm.party.curp", tenant: Cast.raices)
      #expect(solera != raices)
      #expect(
        try await vault.blindIndex(curp, domain: "crm.party.curp", tenant: Cast.solera) == solera)
    }
  }

  @Test func aRotatedKeyStillOpensWhatTheOldOneSealed() async throws {
    try await TestDatabase.with { database in
      let root = RootKey.ephemeral()
      let vault = Vault(root: root, database: database)
      try await vault.setSecret(named: "a", to: Sealed("uno"), tenant: Cast.solera)
      try await vault.rotateKey(of: Cast.solera)
      try await vault.rotateKey(of: Cast.solera)
      let fresh = Vault(root: root, database: database)
      let ring = try await database.read(for: Cast.solera) { db in try await fresh.ring(of: db) }
      #expect(ring.versions.keys.sorted() == [1, 2, 3])
      #expect(ring.current == 1, "a new version waits until everyone has it")
      let secret = try await fresh.secret(named: "a", tenant: Cast.solera)
      #expect(secret == Sealed("uno"))
    }
  }

  @Test func aSecretIsSetReplacedAndNeverPrinted() async throws {
    try await TestDatabase.with { database in
      let vault = Vault(root: .ephemeral(), database: database)
      #expect(try await vault.secret(named: "stp.key", tenant: Cast.solera) == nil)
      try await vault.setSecret(named: "stp.key", to: Sealed("uno"), tenant: Cast.solera)
      try await vault.setSecret(named: "stp.key", to: Sealed("dos"), tenant: Cast.solera)
      let found = try #require(try await vault.secret(named: "stp.key", tenant: Cast.solera))
      #expect(found == Sealed("dos"))
      #expect("\(found)" == "‹sealed String›")
      #expect(try await vault.secret(named: "stp.key", tenant: Cast.raices) == nil)
      #expect(try await vault.secretNames(tenant: Cast.solera) == ["stp.key"])
      #expect(try await vault.secretNames(tenant: Cast.raices).isEmpty)
    }
  }

  @Test func nothingInTheDatabaseIsTheSecret() async throws {
    try await TestDatabase.withDatabase { test in
      let vault = Vault(root: .ephemeral(), database: test.database)
      try await vault.setSecret(
        named: "canary", to: Sealed("CANARY-7f3a"), tenant: Cast.solera)
      let text = try await test.database.read(for: Cast.solera) { db in
        try await db.value(
          String.self,
          """
          SELECT encode(sealed, 'escape')
          FROM vault.secret
          WHERE tenant_id = \(db.tenant)
          """)
      }
      #expect(text?.contains("CANARY") == false)
    }
  }
}
