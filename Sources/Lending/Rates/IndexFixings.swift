public import Kernel

/// What a reference rate was on the days that it was published: TIIE, a fund's cost.
public struct IndexSeries: Hashable, Sendable, Codable {
  public struct Fixing: Hashable, Sendable, Codable {
    public let on: CalendarDate
    public let rate: Rate

    public init(on: CalendarDate, rate: Rate) {
      self.on = on
      self.rate = rate
    }
  }

  /// Oldest first.
  public let fixings: [Fixing]
  /// The first day on which it no longer exists.
  public let endedOn: CalendarDate?

  public init(_ fixings: [Fixing], endedOn: CalendarDate? = nil) {
    self.fixings = fixings.sorted { $0.on < $1.on }
    self.endedOn = endedOn
  }

  /// The last published on or before a day; nil before the first, and once it exists no more.
  public func fixing(on date: CalendarDate) -> Fixing? {
    if let endedOn, endedOn <= date { return nil }
    var (low, high) = (0, fixings.count)
    while low < high {
      let middle = (low + high) / 2
      if fixings[middle].on <= date { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : fixings[low - 1]
  }
}
