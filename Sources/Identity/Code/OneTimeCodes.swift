public import Foundation
public import Kernel
import Postgres
import Vault

/// Six digits on somebody's phone: five minutes, five tries, once, and only in the flow that asked.
public struct OneTimeCodes: Sendable {
  let ground: Ground
  let wiring: Wiring
  let perDay: Int
  /// To enter, of one institution in an hour, to whatever phones: each costs money.
  let perHour: Int

  public static let minutesValid = 5
  public static let triesMax = 5

  /// A code on its way. The flow's token stays with whoever asked, and must come back with the
  /// digits.
  public struct Issued: Hashable, Sendable {
    public let flow: String
    public let phone: PhoneNumber
    public let expiresAt: Date
  }

  /// Somebody holds that phone, and holds it now.
  public struct Verified: Hashable, Sendable {
    public let phone: PhoneNumber
    public let verifiedAt: Date
  }

  public enum Refused: Refusal, Hashable {
    case tooManyToday
    /// Too many codes asked for from one place.
    case tooManyFromHere
    /// Too many of the whole institution: more than its borrowers ask for in an hour.
    case tooManyOfAll
    case wrong(triesLeft: Int)
    /// Unknown, late, spent, replaced or guessed at too often: ask for another.
    case over
  }

  /// Sends a code for one purpose and subject (a contract's id, a party's). A new one replaces the
  /// earlier of the same phone and purpose.
  public func issue(
    _ purpose: CodePurpose, subject: String, to phone: PhoneNumber, of tenant: TenantID
  ) async throws -> Issued {
    let flow = SessionToken.new()
    let code = Random.digits(6)
    let now = ground.world.now(tenant)
    let end = now.addingTimeInterval(TimeInterval(Self.minutesValid * 60))
    try await ground.database.transaction(for: tenant) { db in
      let keys = try await ground.vault.keys(in: db)
      let index = keys.blindIndex(phone.text, domain: "identity.one_time_code.phone")
      // One phone's codes are counted one at a time.
      let counter = keys.blindIndex(phone.text, domain: "identity.throttle.phone")
      _ = try await db.lockThrottle(of: counter, now: now)
      let since = now.addingTimeInterval(-86_400)
      guard try await db.codesIssued(to: index, purpose: purpose, since: since) < perDay
      else { throw Refused.tooManyToday }
      try await checkStrangers(purpose, now, in: db)
      try await db.replaceCodes(to: index, purpose: purpose, at: now)
      let id = ground.world.newID()
      try await db.add(
        NewCode(
          id: id, purpose: purpose, subject: subject,
          phone: try keys.seal(phone.text, at: .phone(of: id)), phoneIndex: index,
          flow: flow.digest, code: try await hashed(code, flow, in: db), issuedAt: now,
          expiresAt: end))
    }
    try await wiring.sendCode(
      tenant,
      CodeMessage(
        phone: phone, code: Sealed(code), purpose: purpose, minutesValid: Self.minutesValid))
    return Issued(flow: flow.text, phone: phone, expiresAt: end)
  }

  /// Anybody may ask for a code to enter. The others are asked for by who is known already, and
  /// strangers must not stop them.
  private func checkStrangers(
    _ purpose: CodePurpose, _ now: Date, in db: Transaction
  ) async throws {
    guard purpose == .signIn else { return }
    guard try await db.codesIssued(purpose, since: now.addingTimeInterval(-3_600)) < perHour
    else { throw Refused.tooManyOfAll }
  }

  /// Hears the digits. Right, the code is spent; after five wrong ones it is worth nothing.
  public func verify(
    _ typed: String, flow: String, for purpose: CodePurpose, subject: String,
    of tenant: TenantID
  ) async throws -> Verified {
    let digits = typed.filter { !$0.isWhitespace }
    guard let flow = SessionToken(flow) else { throw Refused.over }
    let now = ground.world.now(tenant)
    let outcome: Result<Verified, Refused> = try await ground.database.transaction(for: tenant) {
      db in
      guard let row = try await db.lockCode(flow: flow.digest), row.purpose == purpose.rawValue,
        row.subject == subject, row.isAlive(at: now)
      else { return .failure(.over) }
      let hash = try await hashed(digits, flow, in: db)
      guard constantTimeEquals(hash, row.codeHash) else {
        try await db.countTry(of: row.id)
        let left = Self.triesMax - row.tries - 1
        return .failure(left > 0 ? .wrong(triesLeft: left) : .over)
      }
      try await db.useCode(row.id, at: now)
      let text = try await ground.vault.keys(in: db).openText(row.phone, at: .phone(of: row.id))
      guard let phone = PhoneNumber(text) else { return .failure(.over) }
      return .success(Verified(phone: phone, verifiedAt: now))
    }
    return try outcome.get()
  }

  /// Keyed outside the database: a million codes are no shelter without the key.
  private func hashed(
    _ code: String, _ flow: SessionToken, in db: Transaction
  ) async throws -> [UInt8] {
    let key = try await ground.vault.macKey("identity.one_time_code", in: db)
    return key.mac(flow.digest + Array(code.utf8))
  }
}

extension Place {
  static func phone(of code: UUID) -> Place {
    Place(table: "identity.one_time_code", column: "phone", row: code)
  }
}

extension OneTimeCodes.Refused {
  public var problem: Problem {
    switch self {
    case .tooManyToday:
      Problem(
        "identity/too-many-codes", status: 429, title: "Ya enviamos varios códigos",
        detail: "Por seguridad hay un límite de códigos al día. Inténtalo mañana o llámanos.")
    case .tooManyFromHere:
      Problem(
        "identity/too-many-codes-here", status: 429, title: "Demasiados códigos",
        detail: "Se pidieron muchos códigos desde esta conexión. Espera unos minutos.")
    case .tooManyOfAll:
      Problem(
        "identity/too-many-codes-of-all", status: 429, title: "Hay mucha demanda de códigos",
        detail: "En este momento no podemos enviar más. Inténtalo en unos minutos o llámanos.")
    case .wrong(let left):
      Problem(
        "identity/code-wrong", status: 422, title: "El código no coincide",
        detail: left == 1
          ? "Revísalo: te queda un intento." : "Revísalo: te quedan \(left) intentos.",
        members: ["triesLeft": String(left)])
    case .over:
      Problem(
        "identity/code-over", status: 422, title: "Ese código ya no sirve",
        detail: "Pide uno nuevo.")
    }
  }
}
