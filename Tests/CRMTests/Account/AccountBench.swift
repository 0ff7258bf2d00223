import Audit
import CRMAPI
import Foundation
import Identity
import Jobs
import Kernel
import Postgres
import Synchronization
import TestKit
import Vault
import Web

@testable import CRM

/// CRM with its doors to Identity: staff with second factors, a telephone, and something that waits
/// for another account.
struct AccountBench: Sendable {
  let database: Database
  let clock = TestWorld()
  let tenant = Cast.solera
  let crm: CRM
  let identity: Identity
  let phone = Phone()
  let lupita: PartyID

  static let first = CLABE.make(bank: 12, plaza: 180, account: 12_345)
  static let second = CLABE.make(bank: 14, plaza: 180, account: 67_890)
  private static let secret = Array("12345678901234567890".utf8)

  init(_ database: Database) async throws {
    self.database = database
    let vault = Vault(root: .ephemeral(), database: database)
    let jobs = Jobs(database: database, world: clock.world, vault: vault)
    let audit = Audit(database: database, world: clock.world, vault: vault)
    let phone = phone
    identity = Identity(
      database: database, world: clock.world, vault: vault,
      passwords: Passwords(root: .ephemeral(), cost: .light), audit: audit,
      wiring: Wiring(
        permissions: { _, _ in [] }, roles: { _ in [] }, branches: { _ in [] },
        names: { _ in [] }, scopes: { _ in [] }, zone: { _ in .gmt },
        sendCode: { _, message in phone.take(message) }, partyForPhone: { _, _ in Cast.lupita },
        greeting: { _, _ in "" }))
    var crm = CRM(
      database: database, vault: vault, audit: audit, world: clock.world, jobs: jobs,
      mail: MailDoors(ask: { _, _ in }) { _ in true }, freshProof: { _, _ in })
    crm.open(
      AccountDoors(
        codes: identity.codes, approvals: identity.approvals,
        waits: { _, _ in phone.waits },
        today: { _ in CalendarDate("2026-11-20")! }))
    self.crm = crm
    lupita = try await crm.client.partyForPhone(Cast.solera, "+525512345678")
    var profile = PartyProfile()
    (profile.givenNames, profile.clabe) = ("Guadalupe", Self.first.text)
    try await crm.client.update(Cast.solera, lupita, profile, .borrower(lupita))
  }

  func clabe() async throws -> String? {
    try await crm.client.profile(tenant, lupita)?.clabe
  }

  func hire(_ name: String) async throws -> StaffVisitor {
    let id = try await identity.staff.addForDemo(
      NewStaff(
        username: name.lowercased(), name: name, roles: ["gerente"],
        password: Sealed("una frase bastante larga")),
      secret: Self.secret, to: tenant)
    return StaffVisitor(
      id: id, name: name, permissions: ["party.account", "party.account_second"],
      session: clock.world.newID(SessionID.self), authenticatedAt: clock.now)
  }

  func grant(_ id: ApprovalID, by staff: StaffVisitor) async throws {
    clock.advance(by: 30)
    try await identity.approvals.decide(
      id, .approve, code: TOTP.currentCode(Self.secret, at: clock.now), reason: "Revisado",
      by: Visit(site: site, visitor: .staff(staff), request: Request(), now: clock.now))
  }

  func send(
    _ method: Web.Method, _ path: String, _ form: [String: String] = [:],
    cookies: [String: String] = [:], as visitor: Visitor
  ) async throws -> Reply {
    let route = crm.routes(panels: []).all.first { $0.path == path && $0.method == method }
    guard let route else { throw NotFound() }
    var request = Request()
    (request.method, request.path, request.form) = (method, path, Fields(form))
    request.params = ["party": lupita.description]
    request.cookies = cookies
    return try await route.handler(
      Visit(site: site, visitor: visitor, request: request, now: clock.now))
  }

  var borrower: Visitor {
    .borrower(BorrowerVisitor(party: lupita, session: SessionID(clock.newID())))
  }

  func count(_ sql: SQL) async throws -> Int {
    try await database.transaction(for: tenant) { try await $0.value(Int.self, sql) ?? 0 }
  }

  private var site: Site {
    Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1")
  }
}

/// What the person reads on their telephone.
final class Phone: Sendable {
  private let kept = Mutex<(codes: [String], waits: Bool)>(([], true))

  func take(_ message: CodeMessage) {
    kept.withLock { $0.codes.append(message.code.opened(because: "a test reads it")) }
  }

  func forget() { kept.withLock { $0.waits = false } }
  var codes: [String] { kept.withLock { $0.codes } }
  var waits: Bool { kept.withLock { $0.waits } }
}
