/// A statement that is written as text and bound by interpolation: `\(x)` is a parameter, never
/// text. Literals are `StaticString`, so nothing computed can become part of the statement.
///
/// A parameter has the type its place asks for, as a quoted literal would; where the place does
/// not say (`unnest`, `IS NULL`), cast it: `\(ids)::uuid[]`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  public private(set) var text: String
  private(set) var parameters: [Parameter]
  /// Where each `$n` stands in `text`, in UTF-8 bytes, so that fragments can be renumbered.
  private var places: [Int]

  public init(stringLiteral value: StaticString) {
    text = value.description
    parameters = []
    places = []
  }

  public init(stringInterpolation: Interpolation) { self = stringInterpolation.sql }

  private init(capacity: Int, count: Int) {
    text = ""
    text.reserveCapacity(capacity + count * 3)
    parameters = []
    parameters.reserveCapacity(count)
    places = []
    places.reserveCapacity(count)
  }

  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var sql: SQL

    public init(literalCapacity: Int, interpolationCount: Int) {
      sql = SQL(capacity: literalCapacity, count: interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      sql.text += literal.description
    }

    public mutating func appendInterpolation(_ value: some SQLEncodable) {
      sql.append(value.parameter)
    }

    public mutating func appendInterpolation<Value: SQLEncodable>(_ value: Value?) {
      sql.append(value?.parameter ?? .null)
    }

    /// An enum or a wrapper of text that says nothing of databases itself.
    @_disfavoredOverload
    public mutating func appendInterpolation<Value: RawRepresentable>(_ value: Value)
    where Value.RawValue: SQLEncodable {
      sql.append(value.rawValue.parameter)
    }

    @_disfavoredOverload
    public mutating func appendInterpolation<Value: RawRepresentable>(_ value: Value?)
    where Value.RawValue: SQLEncodable {
      sql.append(value?.rawValue.parameter ?? .null)
    }

    /// A part of a statement, with its own parameters.
    public mutating func appendInterpolation(sql part: SQL) { sql.append(part) }
  }
}

extension SQL {
  private mutating func append(_ parameter: Parameter) {
    places.append(text.utf8.count)
    parameters.append(parameter)
    text += "$\(parameters.count)"
  }

  private mutating func append(_ part: SQL) {
    let bytes = Array(part.text.utf8)
    var copied = 0
    for (index, place) in part.places.enumerated() {
      text += String(decoding: bytes[copied..<place], as: UTF8.self)
      append(part.parameters[index])
      copied = place + "$\(index + 1)".utf8.count
    }
    text += String(decoding: bytes[copied...], as: UTF8.self)
  }

  /// The parts one after another with `separator` between them.
  public static func joined(_ parts: [SQL], by separator: SQL) -> SQL {
    var whole: SQL = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { whole.append(separator) }
      whole.append(part)
    }
    return whole
  }

  /// A statement this room itself composes (a migration's file, a quoted database name).
  init(unchecked text: String) {
    self.text = text
    parameters = []
    places = []
  }
}
