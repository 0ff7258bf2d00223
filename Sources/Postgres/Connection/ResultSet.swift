import CLibPQ

/// Owns one answer of the server; rows read from it in place.
final class ResultSet {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  deinit { PQclear(pointer) }

  var count: Int32 { PQntuples(pointer) }
  var status: ExecStatusType { PQresultStatus(pointer) }

  /// `INSERT 0 5` is 5; a statement that changes nothing is 0.
  var affected: Int {
    guard let text = PQcmdTuples(pointer) else { return 0 }
    return Int(String(cString: text)) ?? 0
  }

  var tag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

  func cell(row: Int32, column: Int32) -> Cell {
    let isNull = PQgetisnull(pointer, row, column) == 1
    let length = Int(PQgetlength(pointer, row, column))
    let start = UnsafeRawPointer(PQgetvalue(pointer, row, column))
    return Cell(
      name: PQfname(pointer, column).map { String(cString: $0) } ?? "",
      type: PostgresType(rawValue: PQftype(pointer, column)),
      bytes: isNull ? nil : UnsafeRawBufferPointer(start: start, count: length),
      owner: self)
  }

  func decoded<Value: RowDecodable>(_: Value.Type) throws -> [Value] {
    try withExtendedLifetime(self) {
      var values: [Value] = []
      values.reserveCapacity(Int(count))
      for index in 0..<count { values.append(try Value(row: Row(result: self, index: index))) }
      return values
    }
  }

  /// The first column of the first row.
  func first<Value: SQLDecodable>(_: Value.Type) throws -> Value? {
    try withExtendedLifetime(self) {
      guard count > 0 else { return nil }
      return try Value(cell: cell(row: 0, column: 0))
    }
  }

  /// The first column of every row.
  func column<Value: SQLDecodable>(_: Value.Type) throws -> [Value] {
    try withExtendedLifetime(self) {
      try (0..<count).map { try Value(cell: cell(row: $0, column: 0)) }
    }
  }
}
