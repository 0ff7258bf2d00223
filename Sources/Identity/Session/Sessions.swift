import Audit
import Foundation
public import Kernel
import Postgres
public import Web

/// Sessions: opened at sign-in, resumed at each request, ended by their holder or by an event.
public struct Sessions: Sendable {
  let ground: Ground
  let wiring: Wiring

  /// Writing the hour of every request would make every page a write.
  private static let touchSeconds: TimeInterval = 30

  /// Always a new token: whatever cookie the browser brought is worth nothing afterwards.
  func open(
    staff: StaffID, from origin: Origin, in db: Transaction
  ) async throws -> (SessionID, SessionToken) {
    try await open(.staff, staff: staff, party: nil, from: origin, in: db)
  }

  func open(
    party: PartyID, from origin: Origin, in db: Transaction
  ) async throws -> (SessionID, SessionToken) {
    try await open(.borrower, staff: nil, party: party, from: origin, in: db)
  }

  private func open(
    _ kind: SessionRow.Kind, staff: StaffID?, party: PartyID?, from origin: Origin,
    in db: Transaction
  ) async throws -> (SessionID, SessionToken) {
    let token = SessionToken.new()
    let id = ground.world.newID(SessionID.self)
    let session = NewSession(
      id: id, kind: kind, staff: staff, party: party, digest: token.digest, origin: origin)
    try await db.add(session, at: ground.world.now(db.tenant))
    return (id, token)
  }

  /// Who that cookie stands for at this institution; nobody if it is of another, over, or of an
  /// account closed since.
  func resume(_ text: String, _ kind: SessionRow.Kind, of tenant: TenantID) async throws
    -> Visitor
  {
    guard let token = SessionToken(text) else { return .anonymous }
    let now = ground.world.now(tenant)
    let found = try await ground.database.read(for: tenant) { db in
      guard let session = try await db.session(digest: token.digest), session.kind == kind,
        session.isAlive(at: now)
      else { return Found?.none }
      guard let staff = session.staff else { return Found(session: session, staff: nil) }
      return Found(session: session, staff: try await db.staff(staff))
    }
    guard let found else { return .anonymous }
    if now.timeIntervalSince(found.session.seenAt) > Self.touchSeconds {
      try await ground.database.transaction(for: tenant) { db in
        try await db.touchSession(found.session.id, at: now)
      }
    }
    return try await visitor(found, of: tenant)
  }

  private struct Found: Sendable {
    let session: SessionRow
    let staff: StaffRow?
  }

  private func visitor(_ found: Found, of tenant: TenantID) async throws -> Visitor {
    if let party = found.session.party {
      let name = try await wiring.greeting(tenant, party)
      return .borrower(BorrowerVisitor(party: party, name: name, session: found.session.id))
    }
    guard let staff = found.staff, staff.disabledAt == nil else { return .anonymous }
    return .staff(
      StaffVisitor(
        id: staff.id, name: staff.name, roles: staff.roles,
        permissions: try await wiring.permissions(tenant, staff.roles),
        session: found.session.id, authenticatedAt: found.session.authenticatedAt,
        branch: staff.branch, post: try await post(of: staff, in: tenant)))
  }

  /// `Gerente de sucursal · Centro`: what the institution calls their roles and their branch.
  private func post(of staff: StaffRow, in tenant: TenantID) async throws -> String {
    let roles = try await wiring.roles(tenant).filter { staff.roles.contains($0.code) }
    let branch = try await wiring.branches(tenant).first { $0.code == staff.branch }
    return [roles.map(\.name).joined(separator: ", "), branch?.name ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension Sessions {
  /// Ends the visitor's own session.
  func signOut(_ session: SessionID, of tenant: TenantID, by actor: Actor) async throws {
    try await end(session, of: tenant, by: actor, why: .signedOut)
  }

  /// Where that person is signed in, the latest used first.
  func open(of staff: StaffID, in tenant: TenantID, at now: Date) async throws -> [SessionRow] {
    try await ground.database.read(for: tenant) { db in
      try await db.openSessions(of: staff, now: now).filter { $0.isAlive(at: now) }
    }
  }

  func open(of party: PartyID, in tenant: TenantID, at now: Date) async throws -> [SessionRow] {
    try await ground.database.read(for: tenant) { db in
      try await db.openSessions(of: party, now: now).filter { $0.isAlive(at: now) }
    }
  }

  /// Ends one of somebody's sessions: theirs alone, so that no id of another's is of use.
  func revoke(
    _ session: SessionID, of staff: StaffID, in tenant: TenantID
  ) async throws {
    let mine = try await open(of: staff, in: tenant, at: ground.world.now(tenant)).map(\.id)
    guard mine.contains(session) else { throw NotFound() }
    try await end(session, of: tenant, by: .staff(staff), why: .revoked)
  }

  func revoke(
    _ session: SessionID, of party: PartyID, in tenant: TenantID
  ) async throws {
    let mine = try await open(of: party, in: tenant, at: ground.world.now(tenant)).map(\.id)
    guard mine.contains(session) else { throw NotFound() }
    try await end(session, of: tenant, by: .borrower(party), why: .revoked)
  }

  private func end(
    _ session: SessionID, of tenant: TenantID, by actor: Actor, why: SessionRow.End
  ) async throws {
    try await ground.database.transaction(for: tenant) { db in
      let now = ground.world.now(tenant)
      guard try await db.endSession(session, at: now, why: why) else { return }
      try await ground.audit.record(
        Act(
          "identity.session_ended", by: actor, on: session.description,
          facts: ["why": why.rawValue]),
        in: db)
    }
  }
}
