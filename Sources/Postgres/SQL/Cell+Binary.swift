extension UnsafeRawBufferPointer {
  func bigEndian<Number: FixedWidthInteger>(_: Number.Type, at offset: Int) -> Number {
    Number(bigEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}

extension Cell {
  /// A whole number of any width, or a `numeric` without decimals (what `sum(int8)` gives).
  func integer() throws(ColumnMismatch) -> Int64? {
    guard let bytes else { return nil }
    switch type {
    case .int2: return Int64(bytes.bigEndian(Int16.self, at: 0))
    case .int4: return Int64(bytes.bigEndian(Int32.self, at: 0))
    case .int8: return bytes.bigEndian(Int64.self, at: 0)
    case .oid: return Int64(bytes.bigEndian(UInt32.self, at: 0))
    case .numeric: return try wholeNumeric(bytes)
    default: throw mismatch(expected: "a whole number")
    }
  }

  /// Base-10,000 digits with the weight of the first; sign 0x4000 is negative, others are NaN
  /// and the infinities.
  private func wholeNumeric(_ bytes: UnsafeRawBufferPointer) throws(ColumnMismatch) -> Int64 {
    let count = Int(bytes.bigEndian(Int16.self, at: 0))
    let weight = Int(bytes.bigEndian(Int16.self, at: 2))
    let sign = bytes.bigEndian(UInt16.self, at: 4)
    guard sign == 0 || sign == 0x4000, weight < 5 else {
      throw mismatch(expected: "a whole number in range")
    }
    var value: Int128 = 0
    for position in 0..<max(count, weight + 1) {
      let digit = position < count ? Int128(bytes.bigEndian(Int16.self, at: 8 + position * 2)) : 0
      if position <= weight {
        value = value * 10_000 + digit
      } else if digit != 0 {
        throw mismatch(expected: "a whole number")
      }
    }
    guard let whole = Int64(exactly: sign == 0 ? value : -value) else {
      throw mismatch(expected: "a whole number in range")
    }
    return whole
  }

  /// The elements of a one-dimensional array.
  func elements() throws(ColumnMismatch) -> [Cell] {
    guard let bytes else { throw mismatch(expected: "an array") }
    guard bytes.count >= 12, bytes.bigEndian(Int32.self, at: 0) <= 1 else {
      throw mismatch(expected: "an array of one dimension")
    }
    let elementType = PostgresType(rawValue: bytes.bigEndian(UInt32.self, at: 8))
    guard bytes.bigEndian(Int32.self, at: 0) == 1 else { return [] }
    let count = Int(bytes.bigEndian(Int32.self, at: 12))
    var cells: [Cell] = []
    cells.reserveCapacity(count)
    var offset = 20
    for _ in 0..<count {
      let length = Int(bytes.bigEndian(Int32.self, at: offset))
      offset += 4
      let part =
        length < 0 ? nil : UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
      cells.append(Cell(name: name, type: elementType, bytes: part, owner: owner))
      offset += max(0, length)
    }
    return cells
  }
}
