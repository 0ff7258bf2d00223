import CLibPQ

/// A row of an answer, read by column name.
public struct Row {
  let result: ResultSet
  let index: Int32

  public subscript<Value: SQLDecodable>(_ name: StaticString) -> Value {
    get throws(ColumnMismatch) { try Value(cell: cell(named: name)) }
  }

  @_disfavoredOverload
  public subscript<Value: RawRepresentable>(_ name: StaticString) -> Value
  where Value.RawValue: SQLDecodable {
    get throws(ColumnMismatch) {
      let cell = try cell(named: name)
      guard let value = Value(rawValue: try Value.RawValue(cell: cell)) else {
        throw cell.mismatch(expected: "\(Value.self)")
      }
      return value
    }
  }

  @_disfavoredOverload
  public subscript<Value: RawRepresentable>(_ name: StaticString) -> Value?
  where Value.RawValue: SQLDecodable {
    get throws(ColumnMismatch) {
      let cell = try cell(named: name)
      guard !cell.isNull else { return nil }
      let value: Value = try self[name]
      return value
    }
  }

  private func cell(named name: StaticString) throws(ColumnMismatch) -> Cell {
    let column = PQfnumber(
      result.pointer, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
    guard column >= 0 else {
      throw ColumnMismatch(column: name.description, expected: "a column", found: "none")
    }
    return result.cell(row: index, column: column)
  }
}

/// What a row of a query means. Rows of a module's own tables only: a face never decodes.
public protocol RowDecodable: Sendable {
  init(row: Row) throws(ColumnMismatch)
}

/// The answer does not have the shape the code expects: a defect, never a business "no".
public struct ColumnMismatch: Error, Hashable, CustomStringConvertible {
  public let column: String
  public let expected: String
  public let found: String

  public init(column: String, expected: String, found: String) {
    self.column = column
    self.expected = expected
    self.found = found
  }

  public var description: String { "column \(column): expected \(expected), found \(found)" }
}

/// One value of a row, in PostgreSQL's binary form.
public struct Cell {
  let name: String
  let type: PostgresType
  let bytes: UnsafeRawBufferPointer?
  let owner: ResultSet

  public var isNull: Bool { bytes == nil }

  public func mismatch(expected: String) -> ColumnMismatch {
    ColumnMismatch(
      column: name, expected: expected, found: isNull ? "NULL" : "type \(type.rawValue)")
  }
}
