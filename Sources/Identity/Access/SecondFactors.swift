import Foundation
import Kernel
import Postgres
import Vault

/// Checks the code that an account's authenticator shows, or one of its recovery codes.
struct SecondFactors: Sendable {
  let ground: Ground

  enum Answer: Hashable {
    case right
    case rightByRecovery
    /// It was right, and it was used already.
    case replayed
    case wrong
  }

  /// Spends the code if it is right. The account must be locked by the caller.
  func check(_ typed: String, of staff: StaffRow, in db: Transaction) async throws -> Answer {
    guard let sealed = staff.totpSecret else { return .wrong }
    let keys = try await ground.vault.keys(in: db)
    let secret = try keys.open(sealed, at: .totpSecret(of: staff.id))
    let now = ground.world.now(db.tenant)
    let code = typed.filter { !$0.isWhitespace && $0 != "-" }
    if code.count == 6 {
      let step = TOTP.acceptedStep(code, secret: secret, at: now, after: staff.totpLastStep)
      if let step {
        try await db.spendStep(step, of: staff.id)
        return .right
      }
      let known = TOTP.acceptedStep(code, secret: secret, at: now, after: nil)
      return known == nil ? .wrong : .replayed
    }
    guard code.count == RecoveryCodes.length, staff.totpConfirmedAt != nil else { return .wrong }
    let hash = try await hashed(code, of: staff.id, in: db)
    return try await db.useRecoveryCode(hash, of: staff.id, at: now) ? .rightByRecovery : .wrong
  }

  /// Ten codes, shown once.
  func makeRecoveryCodes(for staff: StaffID, in db: Transaction) async throws -> [String] {
    let codes = RecoveryCodes.make()
    var hashes: [[UInt8]] = []
    for code in codes { hashes.append(try await hashed(code, of: staff, in: db)) }
    try await db.replaceRecoveryCodes(hashes, of: staff, at: ground.world.now(db.tenant))
    return codes.map(RecoveryCodes.grouped)
  }

  /// Eighty random bits under a key outside the database: a copy of the table gives nothing to
  /// guess against, which a slow hash alone would not promise.
  private func hashed(
    _ code: String, of staff: StaffID, in db: Transaction
  ) async throws -> [UInt8] {
    let key = try await ground.vault.macKey("identity.recovery_code", in: db)
    return key.mac(Array("\(staff) \(code.uppercased())".utf8))
  }
}

/// For the day the phone is lost.
enum RecoveryCodes {
  static let count = 10
  static let length = 16
  /// From here on the person is told to make new ones.
  static let scarce = 3

  static func make() -> [String] { (0..<count).map { _ in Base32.encode(Random.bytes(10)) } }

  /// `ABCD-EFGH-IJKL-MNOP`
  static func grouped(_ code: String) -> String {
    stride(from: 0, to: code.count, by: 4)
      .map { String(code.dropFirst($0).prefix(4)) }
      .joined(separator: "-")
  }
}
