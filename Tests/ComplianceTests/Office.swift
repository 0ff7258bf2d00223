import Audit
import ComplianceAPI
import Foundation
import Identity
import Jobs
import Kernel
import Postgres
import TestKit
import Vault

@testable import Compliance

/// Compliance on a real database, with the cast's homonym on its list.
struct Office: Sendable {
  let compliance: Compliance
  let database: Database
  let world: TestWorld

  static let list = """
    nombre,curp,rfc
    RAMIREZ SOTO JESUS,,
    DURAN PEÑA ROGELIO,DUPR750315HSLRXG04,DUPR750315QX1
    """

  static func with<Answer>(
    _ act: (Office) async throws -> sending Answer
  ) async throws -> sending Answer {
    try await TestDatabase.with { database in try await act(Office(database)) }
  }

  init(_ database: Database) {
    let world = TestWorld()
    let root = RootKey.ephemeral()
    let vault = Vault(root: root, database: database)
    let audit = Audit(database: database, world: world.world, vault: vault)
    self.world = world
    self.database = database
    let identity = Identity(
      database: database, world: world.world, vault: vault,
      passwords: Passwords(root: root, cost: .light), audit: audit,
      wiring: Wiring(
        permissions: { _, _ in [] }, roles: { _ in [] }, branches: { _ in [] }, names: { _ in [] },
        scopes: { _ in [] }, zone: { _ in .gmt }, sendCode: { _, _ in },
        partyForPhone: { _, _ in Cast.lupita }, greeting: { _, _ in "" }))
    compliance = Compliance(
      database: database, world: world.world, vault: vault, audit: audit,
      jobs: Jobs(database: database, world: world.world, vault: vault),
      identity: identity, zone: { _ in .gmt })
  }

  /// Loaded, and admitted by a second person where it needs one.
  @discardableResult
  func load(
    _ text: String = Office.list, source: String = "LPB", day: Int = 20,
    at tenant: TenantID = Cast.solera
  ) async throws -> ListVersionID {
    let ground = compliance.ground
    let load = ImportList(
      ground: ground,
      ask: { version, db in
        try await AdmitList(ground: ground).admit(version.id, by: .system("test"), in: db)
      })
    return try await load(Self.file(text, source, day), to: tenant, by: .system("test")).id
  }

  /// As the command line and the seeds load it: there is nobody to ask.
  func loadAlone(_ text: String, day: Int) async throws {
    try await compliance.importList(
      Self.file(text, "LPB", day), to: Cast.solera, by: .system("test"))
  }

  private static func file(_ text: String, _ source: String, _ day: Int) -> ListFile {
    ListFile(
      source: source, listedOn: CalendarDate(year: 2026, month: 11, day: day)!,
      bytes: Array(text.utf8))
  }

  func add(_ staff: StaffID) async throws {
    try await database.transaction(for: Cast.solera) { db in
      try await db.execute(
        """
        INSERT INTO identity.staff (tenant_id, id, username, name, roles, password_hash, created_at)
        VALUES (\(db.tenant), \(staff), 'oficial', 'Oficial', '{}', '$argon2id$', \(world.now))
        """)
    }
  }

  func screen(
    _ party: PartyID, _ name: String, curp: String? = nil, rfc: String? = nil,
    at tenant: TenantID = Cast.solera
  ) async throws -> ScreeningAnswer {
    try await compliance.client.screen(
      tenant,
      ScreeningSubject(party: party, fullName: name, curp: curp, rfc: rfc, purpose: "sign"))
  }

  func chuy() async throws -> ScreeningAnswer {
    try await screen(Cast.chuy, "Jesús Ramírez Soto", curp: "RASJ920704HDFMTS02")
  }

  func open() async throws -> [MatchRow] {
    try await database.read(for: Cast.solera) { db in
      try await db.matches(open: true, limit: 100)
    }
  }

  func decide(_ id: ListMatchID, _ verdict: DecideMatch.Verdict) async throws {
    try await DecideMatch(ground: compliance.ground)(
      id, verdict, reason: "nació en otro estado", of: Cast.solera, by: .system("test"))
  }
}
