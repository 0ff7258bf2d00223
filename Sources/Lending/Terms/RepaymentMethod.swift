/// How principal and interest are spread over the instalments.
public enum RepaymentMethod: String, Hashable, Sendable, Codable, CaseIterable {
  /// Equal payments of principal and interest on the unpaid balance (French). IVA comes on top.
  case level
  /// Equal principal, and interest on the original amount in every instalment.
  case flat
}

/// How many days of interest a period bears. The year always has 360.
public enum Accrual: String, Hashable, Sendable, Codable, CaseIterable {
  /// The same for every whole period: 7, 14, 15 or 30. A first period of another length bears
  /// its actual days.
  case byPeriod
  /// The days that really pass.
  case actual360
}
