public import Foundation

/// Time-based one-time codes, RFC 6238: SHA-1, 30 seconds, six digits, as every authenticator
/// app expects them.
public enum TOTP {
  public static let stepSeconds: Int64 = 30

  /// Which 30 seconds of the epoch an instant falls in.
  public static func step(at instant: Date) -> Int64 {
    Int64(instant.timeIntervalSince1970.rounded(.down)) / stepSeconds
  }

  public static func code(_ secret: [UInt8], step: Int64, digits: Int = 6) -> String {
    let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
    let mac = HMAC.sha1(counter, key: secret)
    let offset = Int(mac[19] & 15)
    let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let modulus = (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.count) + text
  }

  public static func currentCode(_ secret: [UInt8], at instant: Date) -> String {
    code(secret, step: step(at: instant))
  }

  /// The step that the code belongs to: this one, or the one before for a slow hand. A step at or
  /// before `lastStep` was spent already and is refused, so that no code works twice.
  public static func acceptedStep(
    _ code: String, secret: [UInt8], at instant: Date, after lastStep: Int64?
  ) -> Int64? {
    let now = step(at: instant)
    let typed = Array(code.utf8)
    let matching = [now, now - 1].filter {
      constantTimeEquals(Array(Self.code(secret, step: $0).utf8), typed)
    }
    return matching.first { $0 > lastStep ?? .min }
  }

  public static func newSecret() -> [UInt8] { Random.bytes(20) }

  /// What an authenticator app reads from the QR.
  public static func enrolmentURI(_ secret: [UInt8], issuer: String, account: String) -> String {
    func escaped(_ text: String) -> String {
      text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
    return "otpauth://totp/\(escaped(issuer)):\(escaped(account))"
      + "?secret=\(Base32.encode(secret))&issuer=\(escaped(issuer))"
      + "&algorithm=SHA1&digits=6&period=30"
  }
}
