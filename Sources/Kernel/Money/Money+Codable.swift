extension Money: Codable {
  /// Whole centavos, as APIs that never lose one write them: 116.00 pesos is 11600.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self.init(minorUnits: try container.decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(minorUnits)
  }
}

extension Rate: Codable {
  /// Millionths: 16 % is 160000.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self.init(millionths: try container.decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(millionths)
  }
}
