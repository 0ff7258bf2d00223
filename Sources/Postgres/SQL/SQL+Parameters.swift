import CLibPQ

extension SQL {
  typealias Values = UnsafePointer<UnsafePointer<CChar>?>

  /// Lays the parameters out as libpq reads them: one buffer, each value ended by a zero.
  func withParameters<Answer>(
    _ body: (Int32, Values?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Answer
  ) throws(PostgresFailure) -> Answer {
    guard !parameters.isEmpty else { return body(0, nil, nil, nil) }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(parameters.count * 24)
    var starts: [Int?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for parameter in parameters {
      let start = buffer.count
      switch parameter {
      case .null: break
      case .text(let text): buffer.append(contentsOf: text.utf8)
      case .binary(let bytes): buffer.append(contentsOf: bytes)
      }
      if case .text = parameter, buffer[start...].contains(0) {
        throw PostgresFailure(
          sqlState: "22021", message: "text cannot hold a zero byte", statement: text)
      }
      starts.append(parameter == .null ? nil : start)
      lengths.append(Int32(buffer.count - start))
      formats.append(parameter.isBinary ? 1 : 0)
      buffer.append(0)
    }
    return buffer.withUnsafeBytes { bytes in
      let values = starts.map { start in
        start.flatMap { bytes.baseAddress?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
      }
      return body(Int32(parameters.count), values, lengths, formats)
    }
  }
}

extension Parameter {
  fileprivate var isBinary: Bool {
    switch self {
    case .binary: true
    case .null, .text: false
    }
  }
}
