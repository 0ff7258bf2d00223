import Foundation
import Vault

/// `cau_test_<43 letters>_<6 letters>`: a prefix that scanners know, 256 random bits, and a
/// checksum that tells a mistyped key from a wrong one without asking the database.
struct APIKeySecret: Hashable {
  enum Mode: String { case live, test }

  static let bodyLength = 43
  static let checkLength = 6

  let text: String
  var digest: [UInt8] { SHA256.digest(text) }
  /// Enough to know it in a list, far too little to guess it.
  var prefix: String { String(text.prefix(13)) }

  static func new(_ mode: Mode) -> APIKeySecret {
    let lead = "cau_\(mode.rawValue)_" + Base62.encode(Random.bytes(32), width: bodyLength)
    return APIKeySecret(whole: lead + "_" + check(of: lead))
  }

  private init(whole: String) { text = whole }

  /// nil for what is not a key of ours, or was mistyped.
  init?(_ text: String) {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, parts[0] == "cau", Mode(rawValue: parts[1]) != nil,
      parts[2].count == Self.bodyLength, Base62.isValid(parts[2]),
      parts[3] == Self.check(of: parts[0...2].joined(separator: "_"))
    else { return nil }
    self.text = text
  }

  private static func check(of lead: String) -> String {
    let crc = CRC32.checksum(lead.utf8)
    return Base62.encode(withUnsafeBytes(of: crc.bigEndian) { Array($0) }, width: checkLength)
  }
}
