public import Foundation
public import Kernel

extension Bool: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard cell.type == .bool, let bytes = cell.bytes else { throw cell.mismatch(expected: "bool") }
    self = bytes[0] != 0
  }
}

extension SQLDecodable where Self: FixedWidthInteger {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard let whole = try cell.integer(), let value = Self(exactly: whole) else {
      throw cell.mismatch(expected: "\(Self.self)")
    }
    self = value
  }
}

extension Int: SQLDecodable {}
extension Int16: SQLDecodable {}
extension Int32: SQLDecodable {}
extension Int64: SQLDecodable {}

extension String: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard let bytes = cell.bytes else { throw cell.mismatch(expected: "text") }
    guard cell.type.isText else { throw cell.mismatch(expected: "text") }
    // jsonb is sent as its version, 1, and the text.
    let text = cell.type == .jsonb ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst()) : bytes
    self = String(decoding: text, as: UTF8.self)
  }
}

extension UUID: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard cell.type == .uuid, let bytes = cell.bytes, bytes.count == 16 else {
      throw cell.mismatch(expected: "uuid")
    }
    self.init(uuid: bytes.loadUnaligned(as: uuid_t.self))
  }
}

extension Date: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard cell.type == .timestamptz, let bytes = cell.bytes else {
      throw cell.mismatch(expected: "timestamptz")
    }
    self = Instant(sincePostgresEpoch: bytes.bigEndian(Int64.self, at: 0)).date
  }
}

extension CalendarDate: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard cell.type == .date, let bytes = cell.bytes else { throw cell.mismatch(expected: "date") }
    let days = bytes.bigEndian(Int32.self, at: 0)
    guard days != .max, days != .min else { throw cell.mismatch(expected: "a finite date") }
    self.init(dayNumber: days + Instant.postgresEpochDays)
  }
}

extension Money: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    self.init(minorUnits: try Int64(cell: cell))
  }
}

extension Rate: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) { self.init(millionths: try Int64(cell: cell)) }
}

extension TenantID: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) { self.init(try Int32(cell: cell)) }
}

extension Identifier: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) { self.init(try UUID(cell: cell)) }
}

extension Kernel.Actor: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard let actor = Kernel.Actor(try String(cell: cell)) else {
      throw cell.mismatch(expected: "an actor")
    }
    self = actor
  }
}

extension Permission: SQLDecodable {}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    self = cell.isNull ? nil : try Wrapped(cell: cell)
  }
}

/// Only as an element of `bytea`.
extension UInt8: SQLDecodable {}

extension Array: SQLDecodable where Element: SQLDecodable {
  public init(cell: Cell) throws(ColumnMismatch) {
    guard let bytes = cell.bytes else { throw cell.mismatch(expected: "an array") }
    if Element.self == UInt8.self, let raw = Array<UInt8>(bytes) as? [Element] {
      guard cell.type == .bytea else { throw cell.mismatch(expected: "bytea") }
      self = raw
    } else {
      self = []
      for element in try cell.elements() { append(try Element(cell: element)) }
    }
  }
}
