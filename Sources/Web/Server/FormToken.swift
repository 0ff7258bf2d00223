import Crypto
import Foundation
import Kernel

/// The token that ties a form to the visit it was shown in: keyed over the session, or over a
/// random cookie before there is one. Nothing is stored.
struct FormToken: Sendable {
  static let cookie = "visita"
  static let field = Form.tokenField
  static let header = "x-form-token"

  let secret: [UInt8]

  func token(for visitor: Visitor, visit: String) -> String {
    let subject =
      switch visitor {
      case .anonymous: "anonymous"
      case .borrower(let borrower): borrower.session.description
      case .staff(let staff): staff.session.description
      case .apiKey(let key): key.id.description
      }
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("form \(subject) \(visit)".utf8), using: SymmetricKey(data: secret))
    return Self.base64URL(Array(code).prefix(18))
  }

  /// Compares without telling how far it got.
  static func matches(_ sent: String, _ expected: String) -> Bool {
    let (left, right) = (Array(sent.utf8), Array(expected.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  static func newVisit() -> String {
    base64URL(SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }[...])
  }

  private static func base64URL(_ bytes: ArraySlice<UInt8>) -> String {
    Data(bytes).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
