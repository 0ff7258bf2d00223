public import Foundation
public import Kernel

extension Bool: SQLEncodable {
  public var parameter: Parameter { .text(self ? "t" : "f") }
}

extension SQLEncodable where Self: FixedWidthInteger {
  public var parameter: Parameter { .text(String(self)) }
}

extension Int: SQLEncodable {}
extension Int16: SQLEncodable {}
extension Int32: SQLEncodable {}
extension Int64: SQLEncodable {}

extension String: SQLEncodable {
  public var parameter: Parameter { .text(self) }
}

extension UUID: SQLEncodable {
  public var parameter: Parameter { .text(uuidString) }
}

extension Date: SQLEncodable {
  public var parameter: Parameter { .text(Instant(self).description) }
}

extension CalendarDate: SQLEncodable {
  public var parameter: Parameter { .text(description) }
}

/// Centavos; the currency is a column of its own wherever there is more than one.
extension Money: SQLEncodable {
  public var parameter: Parameter { .text(String(minorUnits)) }
}

extension Rate: SQLEncodable {
  public var parameter: Parameter { .text(String(millionths)) }
}

extension TenantID: SQLEncodable {
  public var parameter: Parameter { .text(String(number)) }
}

extension Identifier: SQLEncodable {
  public var parameter: Parameter { uuid.parameter }
}

extension Kernel.Actor: SQLEncodable {
  public var parameter: Parameter { .text(description) }
}

extension Permission: SQLEncodable {}

extension Optional: SQLEncodable where Wrapped: SQLEncodable {
  public var parameter: Parameter { self?.parameter ?? .null }
}

/// `[UInt8]` is `bytea`; an array of anything else is an array of it.
extension Array: SQLEncodable where Element: SQLEncodable {
  public var parameter: Parameter {
    // An empty array of anything would pass for one of bytes.
    if Element.self == UInt8.self, let bytes = self as? [UInt8] { return .binary(bytes) }
    return .text("{" + map { ArrayText.element($0.parameter) }.joined(separator: ",") + "}")
  }
}

/// Only as an element of `bytea`; a number of one byte has no type of its own in PostgreSQL.
extension UInt8: SQLEncodable {}

enum ArrayText {
  static func element(_ parameter: Parameter) -> String {
    switch parameter {
    case .null: "NULL"
    case .text(let text): quoted(text)
    case .binary(let bytes): quoted("\\x" + bytes.map(hex).joined())
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }
}
