import Foundation

/// A value kept as `jsonb`. Instants are written in ISO 8601 with microseconds.
public struct JSON<Value: Codable & Sendable>: Sendable {
  public let value: Value

  public init(_ value: Value) { self.value = value }
}

extension JSON: Equatable where Value: Equatable {}

extension JSON: SQLEncodable {
  public var parameter: Parameter {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(Instant(date).description)
    }
    do {
      return .text(String(decoding: try encoder.encode(value), as: UTF8.self))
    } catch {
      preconditionFailure("\(Value.self) does not encode as JSON: \(error)")
    }
  }
}

extension JSON {
  /// From the text of a `jsonb` column that was read as a `String`.
  public init(parsing text: String) throws {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let instant = Instant(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "an instant is written 2026-11-20T15:00:00Z")
      }
      return instant.date
    }
    value = try decoder.decode(Value.self, from: Data(text.utf8))
  }
}

extension JSON: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    let text = try String(cell: cell)
    do {
      try self.init(parsing: text)
    } catch {
      throw cell.mismatch(expected: "JSON of \(Value.self)")
    }
  }
}
