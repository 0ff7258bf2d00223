import Audit
import Foundation
import Kernel
import Postgres
import Synchronization
import TestKit
import Vault
import Web

@testable import Identity

/// Identity with everything around it: a real database, a clock that moves, a phone that keeps
/// what it receives.
struct House: Sendable {
  let identity: Identity
  let world: TestWorld
  let phone: Phone
  let database: Database
  let vault: Vault
  let root: RootKey

  static let password = "una frase bastante larga"

  static func with<Answer>(
    _ act: (House) async throws -> sending Answer
  ) async throws -> sending Answer {
    try await TestDatabase.with { database in try await act(House(database)) }
  }

  init(_ database: Database, codesPerHour: Int = 2_000) {
    let world = TestWorld()
    let phone = Phone()
    let root = RootKey.ephemeral()
    let vault = Vault(root: root, database: database)
    self.world = world
    self.phone = phone
    self.database = database
    self.vault = vault
    self.root = root
    identity = Identity(
      database: database, world: world.world, vault: vault,
      passwords: Passwords(root: root, cost: .light),
      audit: Audit(database: database, world: world.world, vault: vault),
      wiring: Wiring(
        permissions: { _, roles in
          roles.contains("manager")
            ? ["approve.loan", "identity.keys", "identity.staff", "identity.attempts"]
            : ["application.read"]
        },
        roles: { _ in [RoleChoice(code: "manager", name: "Gerente")] },
        branches: { _ in [RoleChoice(code: "centro", name: "Centro")] },
        names: { _ in ["Solera Créditos", "solera"] },
        scopes: { _ in [RoleChoice(code: "loans.read", name: "Leer créditos")] },
        zone: { _ in .gmt },
        sendCode: { _, message in phone.receive(message) },
        partyForPhone: { tenant, phone in
          PartyID(
            .version7(
              at: TestWorld.start,
              randomness: (UInt64(tenant.number), UInt64(phone.national) ?? 0)))
        },
        greeting: { _, _ in "Lupita" }), codesPerHour: codesPerHour)
  }

  func visit(
    as visitor: Visitor = .anonymous, at tenant: TenantID = Cast.solera,
    cookies: [String: String] = [:], from address: String = "203.0.113.7"
  ) -> Visit {
    let site = Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera, S.A. de C.V., SOFOM, E.N.R.", sipres: "00000")
    let request = Request(
      headers: ["user-agent": "Firefox/130 Linux"], cookies: cookies, remoteAddress: address)
    return Visit(site: site, visitor: visitor, request: request, now: world.now)
  }
}

/// Keeps the codes that would have been sent.
final class Phone: Sendable {
  private let received = Mutex<[String]>([])

  func receive(_ message: CodeMessage) {
    received.withLock { $0.append(message.code.opened(because: "the test reads its phone")) }
  }

  var codes: [String] { received.withLock { $0 } }
  var last: String { codes.last ?? "" }
}

extension House {
  static let secret = Array("12345678901234567890".utf8)

  /// An account that can sign in at once.
  func staff(
    _ username: String, roles: [String] = ["manager"], at tenant: TenantID = Cast.solera
  ) async throws -> StaffID {
    try await identity.staff.addForDemo(
      NewStaff(
        username: username, name: username.capitalized, roles: roles,
        password: Sealed(Self.password)),
      secret: Self.secret, to: tenant)
  }

  struct NotSignedIn: Error {}

  var code: String { TOTP.currentCode(Self.secret, at: world.now) }

  /// Password and code, as the page does it; the clock moves on so that the next code is another.
  func signIn(
    _ username: String, at tenant: TenantID = Cast.solera, from address: String = "203.0.113.7"
  ) async throws -> SessionToken {
    let origin = Origin(address: address, userAgent: "Firefox/130 Linux")
    let halfway = try await identity.signIn.begin(
      username, password: Sealed(Self.password), from: origin, at: tenant)
    let entry = try await identity.signIn.finish(
      halfway.token, code: code, from: origin, at: tenant)
    world.advance(by: 30)
    guard case .signedIn(let done) = entry else { throw NotSignedIn() }
    return done.token
  }

  func visitor(
    _ token: SessionToken, at tenant: TenantID = Cast.solera
  ) async throws -> Visitor {
    try await identity.sessions.resume(token.text, .staff, of: tenant)
  }

  /// Signed in, as a handler sees them.
  func visit(signedIn username: String) async throws -> Visit {
    visit(as: try await visitor(try await signIn(username)))
  }
}

extension Visitor {
  var isAnonymous: Bool { if case .anonymous = self { true } else { false } }
  var staff: StaffVisitor? { if case .staff(let staff) = self { staff } else { nil } }
  var borrower: BorrowerVisitor? { if case .borrower(let one) = self { one } else { nil } }
  var key: KeyVisitor? { if case .apiKey(let key) = self { key } else { nil } }
}

/// How many of these end well, all begun at once.
func winners(
  of count: Int, _ act: @escaping @Sendable (Int) async throws -> Void
) async -> Int {
  await withTaskGroup(of: Bool.self) { group in
    for number in 0..<count {
      group.addTask {
        do {
          try await act(number)
          return true
        } catch {
          return false
        }
      }
    }
    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
  }
}
