import Foundation

public enum Base64 {
  public static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  public static func decode(_ text: String) -> [UInt8]? {
    Data(base64Encoded: text).map { [UInt8]($0) }
  }
}

/// Base64 for URLs and cookies: `-` and `_`, no padding (RFC 4648 §5).
public enum Base64URL {
  public static func encode(_ bytes: [UInt8]) -> String {
    Base64.encode(bytes)
      .replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }

  /// nil for padding, the other alphabet, or a text that has a second spelling.
  public static func decode(_ text: String) -> [UInt8]? {
    guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
    let plain = text.replacingOccurrences(of: "-", with: "+")
      .replacingOccurrences(of: "_", with: "/")
    let padding = String(repeating: "=", count: (4 - plain.count % 4) % 4)
    guard let bytes = Base64.decode(plain + padding), encode(bytes) == text else { return nil }
    return bytes
  }
}
