import Audit
import Foundation
import Identity
import Kernel
import Postgres
import TestKit
import Vault
import Web

/// Staff with a second factor, so that one can ask and another can grant.
struct FourEyes: Sendable {
  let identity: Identity
  let clock: TestWorld
  let tenant: TenantID

  private static let secret = Array("12345678901234567890".utf8)

  init(_ database: Database, _ clock: TestWorld, _ vault: Vault, _ audit: Audit, _ tenant: TenantID)
  {
    self.clock = clock
    self.tenant = tenant
    identity = Identity(
      database: database, world: clock.world, vault: vault,
      passwords: Passwords(root: .ephemeral(), cost: .light), audit: audit,
      wiring: Wiring(
        permissions: { _, _ in [] }, roles: { _ in [] }, branches: { _ in [] }, names: { _ in [] },
        scopes: { _ in [] }, zone: { _ in .gmt }, sendCode: { _, _ in },
        partyForPhone: { _, _ in Cast.lupita }, greeting: { _, _ in "" }))
  }

  var approvals: Approvals { identity.approvals }

  func hire(_ name: String, may permissions: Set<Permission>) async throws -> StaffVisitor {
    let id = try await identity.staff.addForDemo(
      NewStaff(
        username: name.lowercased(), name: name, roles: ["gerente"],
        password: Sealed("una frase bastante larga")),
      secret: Self.secret, to: tenant)
    return StaffVisitor(
      id: id, name: name, permissions: permissions, session: clock.world.newID(SessionID.self),
      authenticatedAt: clock.now)
  }

  /// A code of its own each time: the clock moves on.
  func decide(
    _ id: ApprovalID, _ verdict: Approvals.Verdict = .approve, by staff: StaffVisitor,
    code: String? = nil
  ) async throws {
    clock.advance(by: 30)
    let site = Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1")
    try await approvals.decide(
      id, verdict, code: code ?? TOTP.currentCode(Self.secret, at: clock.now), reason: "Revisado",
      by: Visit(site: site, visitor: .staff(staff), request: Request(), now: clock.now))
  }
}
