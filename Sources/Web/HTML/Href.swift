/// An address inside the site. Literals are trusted, values are percent-encoded, so that a value
/// can never change the scheme, the host or the path's shape.
public struct Href: Hashable, Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  public private(set) var description: String

  public init(stringLiteral literal: StaticString) { description = "\(literal)" }
  public init(stringInterpolation: Interpolation) { description = stringInterpolation.text }

  /// A path that came from outside (a `next=` field): nil unless it stays on this host.
  public init?(sameHost text: String) {
    let allowed = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    guard text.hasPrefix("/"), !text.hasPrefix("//"), allowed, text.utf8.count <= 2_000
    else { return nil }
    description = text
  }

  /// The same address with one more query item; nil values are left out.
  public func with(_ name: StaticString, _ value: (some CustomStringConvertible)?) -> Href {
    guard let value else { return self }
    var copy = self
    copy.description += description.contains("?") ? "&" : "?"
    copy.description += "\(name)=\(Self.encoded(value.description))"
    return copy
  }

  public struct Interpolation: StringInterpolationProtocol {
    public typealias StringLiteralType = StaticString
    var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 40)
    }

    public mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += Href.encoded(value.description)
    }
  }

  /// RFC 3986 unreserved characters as they are, everything else as `%XX`.
  static func encoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
