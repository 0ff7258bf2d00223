public import Foundation

/// A noun of the house that has an id of its own.
public protocol Identified: Sendable {
  /// Printed before the id: `loan_0190c1e2…`.
  static var prefix: String { get }
}

/// A UUID that knows its subject, so a `PaymentID` cannot be passed where a `LoanID` is due.
public struct Identifier<Subject: Identified>: Hashable, Sendable {
  public let uuid: UUID

  public init(_ uuid: UUID) { self.uuid = uuid }

  /// From its printed form, `loan_` and 32 hexadecimal digits; nil for any other prefix.
  public init?(_ text: some StringProtocol) {
    let lead = Subject.prefix + "_"
    guard text.hasPrefix(lead) else { return nil }
    let hex = text.dropFirst(lead.count)
    guard hex.count == 32, hex.allSatisfy({ $0.isASCII && $0.isHexDigit && !$0.isUppercase })
    else { return nil }
    var dashed = ""
    for (offset, digit) in hex.enumerated() {
      if [8, 12, 16, 20].contains(offset) { dashed.append("-") }
      dashed.append(digit)
    }
    guard let uuid = UUID(uuidString: dashed) else { return nil }
    self.uuid = uuid
  }
}

extension Identifier: CustomStringConvertible {
  public var description: String {
    let hex = uuid.uuidString.lowercased().filter { $0 != "-" }
    return "\(Subject.prefix)_\(hex)"
  }
}

extension Identifier: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.uuid.uuidString < rhs.uuid.uuidString
  }
}

extension Identifier: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = Identifier(text) else {
      throw DecodingError.malformed(
        "Aquí va un identificador que empieza con «\(Subject.prefix)_».", at: decoder.codingPath)
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
