import Audit
public import Foundation
public import Kernel
import Postgres
import Vault
public import Web

/// Sensitive acts ask that whoever is signed in has proved it within five minutes.
public struct StepUp: Sendable {
  let ground: Ground
  let factors: SecondFactors
  let sessions: Sessions
  let attempts: AccessAttempts

  public static let freshSeconds = 5 * 60

  public enum Refused: Refusal, Hashable {
    case wrong
    case closed
  }

  public static func isFresh(_ staff: StaffVisitor, at now: Date) -> Bool {
    now.timeIntervalSince(staff.authenticatedAt) <= TimeInterval(freshSeconds)
  }

  /// Throws `StepUpNeeded` unless the visitor proved who they are within five minutes. The browser
  /// comes back to `page`. What was being sent waits for the code, but for `.nothing`: a password
  /// is never shown again, so its form is typed again.
  public func require(
    _ visit: Visit, from page: Href? = nil, carrying carried: StepUpNeeded.Carried = .theForm
  ) throws {
    let staff = try visit.staff()
    guard Self.isFresh(staff, at: ground.world.now(visit.tenant))
    else { throw StepUpNeeded(back: page, carried: carried) }
  }

  /// Hears a code given beside a sensitive act. Right, it is spent; wrong, it counts against the
  /// name like any other, and a lockout ends the session: it may not be its owner who is typing.
  func prove(
    _ code: String, _ staff: StaffVisitor, from origin: Origin, at tenant: TenantID,
    door: AccessAttempt.Door
  ) async throws {
    let refused: Refused? = try await ground.database.transaction(for: tenant) { db in
      let now = ground.world.now(tenant)
      guard let named = try await db.staff(staff.id), named.disabledAt == nil
      else { return .closed }
      let gate = Gate(
        name: "staff:" + named.username, origin: origin,
        keys: try await ground.vault.keys(in: db), now: now)
      guard try await gate.enter(in: db), let row = try await db.lockStaff(staff.id) else {
        try await attempts.record(.closed, at: door, who: named.username, from: origin, in: db)
        return .closed
      }
      switch try await factors.check(code, of: row, in: db) {
      case .right, .rightByRecovery:
        try await gate.succeed(in: db)
        try await attempts.record(.confirmed, at: door, who: row.username, from: origin, in: db)
        return nil
      case .wrong, .replayed:
        let isLocked = try await gate.fail(in: db)
        if isLocked {
          try await endLocked(staff, at: now, in: db)
        }
        try await attempts.record(.codeWrong, at: door, who: row.username, from: origin, in: db)
        return isLocked ? .closed : .wrong
      }
    }
    if let refused { throw refused }
  }

  private func endLocked(
    _ staff: StaffVisitor, at now: Date, in db: Transaction
  ) async throws {
    guard try await db.endSession(staff.session, at: now, why: .tooManyFailures) else { return }
    try await ground.audit.record(
      Act(
        "identity.session_ended", by: .system("lockout"), on: staff.session,
        facts: ["why": SessionRow.End.tooManyFailures.rawValue]),
      in: db)
  }

  /// A fresh proof for the whole session: it goes on under a new token.
  public func confirm(_ visit: Visit, code: String) async throws -> Cookie {
    let staff = try visit.staff()
    try await prove(code, staff, from: Origin(visit), at: visit.tenant, door: .stepUp)
    let token = SessionToken.new()
    let now = ground.world.now(visit.tenant)
    try await ground.database.transaction(for: visit.tenant) { db in
      guard let session = try await db.lockSession(staff.session), session.isAlive(at: now)
      else { throw SignInNeeded() }
      try await db.renewSession(staff.session, digest: token.digest, at: now)
      try await ground.audit.record(
        Act(
          "identity.confirmed", by: .staff(staff.id), on: staff.session.description),
        in: db)
    }
    return Cookie(SessionRow.Kind.staff.cookie, token.text)
  }
}

extension StepUp.Refused {
  public var problem: Problem {
    switch self {
    case .wrong:
      Problem(
        "identity/code-refused", status: 403, title: "El código no sirve",
        detail: "Espere a que cambie en su autenticador y escriba el nuevo.")
    case .closed:
      Problem(
        "identity/too-many-failures", status: 429, title: "Demasiados intentos",
        detail: "Se cerró la sesión por seguridad. Espere unos minutos y vuelva a entrar.")
    }
  }
}

/// The last proof is too old: the browser is sent to give a code, and comes back.
public struct StepUpNeeded: Redirecting, Hashable {
  public enum Carried: Hashable, Sendable { case theForm, nothing }

  let back: Href?
  var carried = Carried.theForm

  public var problem: Problem {
    Problem(
      "identity/step-up-needed", status: 403, title: "Hay que confirmar la identidad",
      detail: "Escriba un código de su autenticador para continuar.")
  }

  public func location(from path: String) -> Href {
    ("/oficina/confirmar" as Href).with("volver", back?.description ?? path)
  }

  /// A form that was sent waits on the page that asks for the code, and is sent again after it.
  public func reply(to visit: Visit) -> Reply? {
    guard carried == .theForm, visit.request.method != .get, visit.request.files.isEmpty,
      StepUpForm.reserved.allSatisfy({ visit.request.form[$0] == nil })
    else { return nil }
    let form = StepUpForm(
      action: visit.request.address, fields: visit.request.form,
      back: back?.description ?? "/oficina")
    return .page(
      CodePage.stepUp(form, refusal: nil, csrf: visit.csrf), chrome: .office, status: 403)
  }
}
