/// How often an instalment is due.
public enum Frequency: String, Hashable, Sendable, Codable, CaseIterable {
  case weekly, catorcenal, quincenal, monthly
}

extension Frequency {
  /// The days of interest in a whole period of a 360-day year.
  public var nominalDays: Int {
    switch self {
    case .weekly: 7
    case .catorcenal: 14
    case .quincenal: 15
    case .monthly: 30
    }
  }

  /// Periods in the year that the CAT counts by.
  public var periodsPerYear: Int {
    switch self {
    case .weekly: 52
    case .catorcenal: 26
    case .quincenal: 24
    case .monthly: 12
    }
  }
}
