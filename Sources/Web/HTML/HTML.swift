/// Text that a browser may read as markup. A literal is trusted, a value is escaped, and only
/// another `HTML` goes in as it is: what cannot be written cannot be injected.
public struct HTML: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// UTF-8, ready for the socket.
  public private(set) var bytes: [UInt8]

  public init() { bytes = [] }

  public init(stringLiteral literal: StaticString) {
    bytes = literal.withUTF8Buffer { Array($0) }
  }

  public init(stringInterpolation: Interpolation) {
    bytes = stringInterpolation.bytes
  }

  public static let empty = HTML()

  /// Plain text, escaped.
  public init(text: some StringProtocol) {
    bytes = []
    bytes.reserveCapacity(text.utf8.count)
    Self.escape(text.utf8, into: &bytes)
  }

  /// Markup made safe by someone else (a renderer that escapes): the reason stays beside the door.
  public init(madeSafe markup: String, by reason: StaticString) {
    precondition(reason.utf8CodeUnitCount > 0, "say who made it safe")
    bytes = Array(markup.utf8)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }
  public var isEmpty: Bool { bytes.isEmpty }

  public static func + (lhs: HTML, rhs: HTML) -> HTML {
    var sum = lhs
    sum.bytes += rhs.bytes
    return sum
  }

  public static func += (lhs: inout HTML, rhs: HTML) { lhs.bytes += rhs.bytes }
}

extension HTML {
  /// What the compiler gathers from a literal with values in it.
  public struct Interpolation: StringInterpolationProtocol {
    public typealias StringLiteralType = StaticString
    var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    public mutating func appendInterpolation(_ markup: HTML) { bytes += markup.bytes }

    public mutating func appendInterpolation(_ markup: HTML?) {
      if let markup { bytes += markup.bytes }
    }

    public mutating func appendInterpolation(_ parts: [HTML]) {
      for part in parts { bytes += part.bytes }
    }

    public mutating func appendInterpolation(_ text: String) {
      HTML.escape(text.utf8, into: &bytes)
    }

    public mutating func appendInterpolation(_ text: String?) {
      if let text { HTML.escape(text.utf8, into: &bytes) }
    }

    /// Ids, numbers, dates, amounts already in words: whatever describes itself.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      HTML.escape(value.description.utf8, into: &bytes)
    }
  }

  /// Escapes for text and for quoted attributes alike; attributes are always quoted.
  static func escape(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }
}

extension Sequence<HTML> {
  /// One after the other, with `separator` between them.
  public func joined(separator: HTML = .empty) -> HTML {
    var whole = HTML()
    for (offset, part) in enumerated() {
      if offset > 0 { whole += separator }
      whole += part
    }
    return whole
  }
}
