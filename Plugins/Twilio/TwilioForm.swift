import Foundation

/// Names and values as `application/x-www-form-urlencoded` writes them.
struct TwilioForm: Hashable, Sendable {
  var pairs: [(name: String, value: String)]

  init(_ pairs: [(name: String, value: String)]) { self.pairs = pairs }

  init(body: [UInt8]) {
    pairs = String(decoding: body, as: UTF8.self).split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count == 2 ? Self.decoded(parts[1]) : "")
    }
  }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  var body: [UInt8] {
    Array(
      pairs.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
        .joined(separator: "&").utf8)
  }

  private static let unreserved = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*".utf8)

  static func encoded(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      if unreserved.contains(byte) {
        out.unicodeScalars.append(UnicodeScalar(byte))
      } else if byte == 32 {
        out.append("+")
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        out += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
    return out
  }

  static func decoded(_ text: some StringProtocol) -> String {
    let spaced = text.replacingOccurrences(of: "+", with: " ")
    return spaced.removingPercentEncoding ?? spaced
  }

  static func == (lhs: Self, rhs: Self) -> Bool { lhs.body == rhs.body }
  func hash(into hasher: inout Hasher) { hasher.combine(body) }
}
