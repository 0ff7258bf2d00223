import Foundation
import Kernel
import Postgres

/// Somebody signed in on one browser.
struct SessionRow: Hashable, RowDecodable {
  enum Kind: String, Hashable, Sendable { case staff, borrower }

  enum End: String, Hashable, Sendable {
    case signedOut = "signed_out"
    case revoked
    case accountDisabled = "account_disabled"
    case factorReset = "factor_reset"
    case passwordChanged = "password_changed"
    case tooManyFailures = "too_many_failures"
  }

  let id: SessionID
  let kind: Kind
  let staff: StaffID?
  let party: PartyID?
  let createdAt: Date
  let authenticatedAt: Date
  let seenAt: Date
  let expiresAt: Date
  let address: String
  let userAgent: String
  let endedAt: Date?

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    kind = try row["kind"]
    staff = try row["staff_id"]
    party = try row["party_id"]
    createdAt = try row["created_at"]
    authenticatedAt = try row["authenticated_at"]
    seenAt = try row["seen_at"]
    expiresAt = try row["expires_at"]
    address = try row["address"]
    userAgent = try row["user_agent"]
    endedAt = try row["ended_at"]
  }

  func isAlive(at now: Date) -> Bool {
    let idle = now.timeIntervalSince(seenAt)
    return endedAt == nil && now < expiresAt && idle < TimeInterval(kind.idleSecondsMax)
  }
}

extension SessionRow.Kind {
  /// Left alone for this long, it is over.
  var idleSecondsMax: Int {
    switch self {
    case .staff: 15 * 60
    case .borrower: 10 * 60
    }
  }

  /// However busy, it is over after this long.
  var secondsMax: Int {
    switch self {
    case .staff: 10 * 3_600
    case .borrower: 12 * 3_600
    }
  }

  /// The cookie it travels in.
  var cookie: String {
    switch self {
    case .staff: "oficina"
    case .borrower: "cuenta"
    }
  }
}
