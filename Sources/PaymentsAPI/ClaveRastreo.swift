/// The tracking key that a sender gives a SPEI transfer: unique per sender and operating day.
public struct ClaveRastreo: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// One to thirty ASCII letters and digits.
  public init?(_ text: some StringProtocol) {
    let valid = text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    guard (1...30).contains(text.utf8.count), valid else { return nil }
    self.text = String(text)
  }

  public var description: String { text }
}

extension ClaveRastreo: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let clave = ClaveRastreo(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a tracking key is 1 to 30 letters and digits")
    }
    self = clave
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
