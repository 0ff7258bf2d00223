import Foundation
public import Kernel
import Postgres
import Vault
public import Web

/// Borrowers get in with a code on their phone. What the page says never depends on whether the
/// number was known.
public struct BorrowerSignIn: Sendable {
  let codes: OneTimeCodes
  let sessions: Sessions
  let attempts: AccessAttempts
  let wiring: Wiring

  /// The cookie that holds the flow between asking for a code and typing it.
  public static let flowCookie = "flujo"

  /// Sends the code. Set the answer's cookie, and show the page that asks for the digits.
  public func issue(_ phone: PhoneNumber, _ visit: Visit) async throws -> Cookie {
    try await countSend(visit)
    let issued = try await codes.issue(
      .signIn, subject: Self.subject, to: phone, of: visit.tenant)
    try await record(.codeSent, phone, visit)
    return Cookie(
      Self.flowCookie, issued.flow, maxAgeSeconds: OneTimeCodes.minutesValid * 60)
  }

  /// Signed in: the person of that phone, and the cookie of their new session.
  public struct SignedIn: Sendable {
    public let party: PartyID
    public let phone: PhoneNumber
    public let session: SessionID
    public let cookie: Cookie
  }

  public func verify(_ typed: String, _ visit: Visit) async throws -> SignedIn {
    let flow = visit.request.cookies[Self.flowCookie] ?? ""
    let verified: OneTimeCodes.Verified
    do {
      verified = try await codes.verify(
        typed, flow: flow, for: .signIn, subject: Self.subject, of: visit.tenant)
    } catch let refused as OneTimeCodes.Refused {
      try await record(.codeWrong, nil, visit)
      throw refused
    }
    return try await signIn(verified.phone, visit)
  }

  private func signIn(_ phone: PhoneNumber, _ visit: Visit) async throws -> SignedIn {
    let party = try await wiring.partyForPhone(visit.tenant, phone)
    let ground = sessions.ground
    let (session, token) = try await ground.database.transaction(for: visit.tenant) { db in
      let opened = try await sessions.open(party: party, from: Origin(visit), in: db)
      try await attempts.record(
        .signedIn, at: .portal, who: phone.masked, from: Origin(visit), in: db)
      return opened
    }
    return SignedIn(
      party: party, phone: phone, session: session,
      cookie: Cookie(SessionRow.Kind.borrower.cookie, token.text))
  }

  /// One place that asks for codes for phone after phone is stopped.
  private func countSend(_ visit: Visit) async throws {
    let ground = sessions.ground
    let now = ground.world.now(visit.tenant)
    let isOpen = try await ground.database.transaction(for: visit.tenant) { db in
      let counter = try await ground.vault.blindIndex(
        NetworkRange.counted(visit.request.remoteAddress), domain: "identity.throttle.sends", in: db
      )
      let throttle = try await db.lockThrottle(of: counter, now: now)
      guard !throttle.isLocked(at: now) else { return false }
      try await db.save(throttle.failing(at: now, by: .sends), of: counter)
      return true
    }
    guard isOpen else { throw OneTimeCodes.Refused.tooManyFromHere }
  }

  private func record(
    _ outcome: AccessAttempt.Outcome, _ phone: PhoneNumber?, _ visit: Visit
  ) async throws {
    try await sessions.ground.database.transaction(for: visit.tenant) { db in
      try await attempts.record(
        outcome, at: .portal, who: phone?.masked ?? "", from: Origin(visit), in: db)
    }
  }

  private static let subject = "portal"
}
