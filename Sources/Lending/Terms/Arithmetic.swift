/// How many digits each step of a computation keeps.
public enum Arithmetic: Hashable, Sendable, Codable {
  /// Exact fractions, rounded once to centavos.
  case exact
  /// Every step rounded half-even to so many significant digits, 12 or 19: for institutions that
  /// bring loans from a system that worked so, and must not move a centavo. Level payments without
  /// grace follow the balance stretch by stretch, and a month on actual days bears those of the
  /// month it starts in.
  case significantDigits(Int)

  private enum SignificantDigitsCodingKeys: String, CodingKey { case _0 = "digits" }
}

/// Which periods a level payment is worked out for.
public enum AnnuityBasis: String, Hashable, Sendable, Codable, CaseIterable {
  /// The days that each will bear: payments are level to the centavo.
  case exactPeriods
  /// As if all were alike (the yearly rate over 12, 24, 52 …); the last payment takes the
  /// difference that actual days make.
  case equalPeriods
}
