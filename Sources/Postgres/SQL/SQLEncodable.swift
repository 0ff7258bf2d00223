/// What a parameter sends to the server: text in the server's own notation, or raw bytes.
public enum Parameter: Hashable, Sendable {
  case null
  case text(String)
  case binary([UInt8])
}

/// A value that can stand in a statement.
public protocol SQLEncodable: Sendable {
  var parameter: Parameter { get }
}

/// A value that can be read from a column.
public protocol SQLDecodable: Sendable {
  init(cell: Cell) throws(ColumnMismatch)
}

public typealias SQLCodable = SQLEncodable & SQLDecodable

/// Enums over text conform by saying so.
extension SQLEncodable where Self: RawRepresentable, RawValue: SQLEncodable {
  public var parameter: Parameter { rawValue.parameter }
}

extension SQLDecodable where Self: RawRepresentable, RawValue: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard let value = Self(rawValue: try RawValue(cell: cell)) else {
      throw cell.mismatch(expected: "\(Self.self)")
    }
    self = value
  }
}
