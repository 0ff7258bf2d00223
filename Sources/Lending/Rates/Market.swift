import Kernel

/// What anyone can look up and a loan may hang on: reference rates and the UDI, as published.
public struct Market: Hashable, Sendable {
  /// By the name that contracts give them.
  public var indices: [String: IndexSeries]
  public var udi: UDITable

  public init(indices: [String: IndexSeries] = [:], udi: UDITable = UDITable([:])) {
    self.indices = indices
    self.udi = udi
  }

  /// Nothing is known of it.
  public static let unknown = Market()

  /// The series that is no reference rate.
  public static let udiName = "UDI"
  public static let seriesMax = 10
  /// Ten years of days.
  public static let valuesMax = 3_660
}
