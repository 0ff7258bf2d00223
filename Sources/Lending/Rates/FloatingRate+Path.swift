public import Kernel

/// The rate of a loan from a day on, and where it came from.
public struct RateChange: Hashable, Sendable, Codable {
  public let from: CalendarDate
  public let rate: Rate
  /// The index read; nil where the contract says the rate itself.
  public let index: String?
  public let fixing: IndexSeries.Fixing?
  /// What of the contract holds the rate away from index and spread.
  public let limit: Limit?

  public enum Limit: String, Hashable, Sendable, Codable, CaseIterable {
    case floor, cap, changeMax
  }
}

extension FloatingRate {
  /// The rate in force on a day. `periodStarts` are those of the schedule, oldest first: the day
  /// before each period's first day of interest.
  public func rate(
    on date: CalendarDate, periodStarts: [CalendarDate], indices series: [String: IndexSeries]
  ) throws(RateRefused) -> Rate {
    let path = try changes(through: date, periodStarts: periodStarts, indices: series)
    return path[path.count - 1].rate
  }

  /// Every rate from the first day through a date, in order. Pure: the same fixings give the same
  /// path, and later ones change nothing of it.
  public func changes(
    through date: CalendarDate, periodStarts: [CalendarDate],
    indices series: [String: IndexSeries]
  ) throws(RateRefused) -> [RateChange] {
    try check()
    guard let start = periodStarts.first else { throw .startMissing }
    var path = [try first(on: start, series)]
    for day in resetDays(periodStarts) where day > start && day <= date {
      path.append(try change(on: day, after: path[path.count - 1].rate, series))
    }
    return path
  }

  private func resetDays(_ periodStarts: [CalendarDate]) -> [CalendarDate] {
    switch resets {
    case .every(let periods):
      stride(from: periods, to: periodStarts.count, by: periods).map { periodStarts[$0] }
    case .on(let dates): dates
    }
  }

  private func first(
    on start: CalendarDate, _ series: [String: IndexSeries]
  ) throws(RateRefused) -> RateChange {
    if let initial {
      return RateChange(from: start, rate: initial, index: nil, fixing: nil, limit: nil)
    }
    return try change(on: start, after: nil, series)
  }

  private func change(
    on day: CalendarDate, after before: Rate?, _ series: [String: IndexSeries]
  ) throws(RateRefused) -> RateChange {
    let read = day.adding(days: -lookbackDays)
    for name in indices {
      guard let fixing = series[name]?.fixing(on: read) else { continue }
      let said = rounded(fixing.rate)
      let stepped = limited(said, after: before)
      let rate = bounded(stepped)
      let limit: RateChange.Limit? =
        rate > stepped ? .floor : rate < stepped ? .cap : stepped == said ? nil : .changeMax
      return RateChange(from: day, rate: rate, index: name, fixing: fixing, limit: limit)
    }
    throw .fixingMissing(on: read)
  }

  private func rounded(_ index: Rate) -> Rate {
    let sum = index.millionths + spread.millionths
    guard let multiple else { return Rate(millionths: sum) }
    let count = multiple.rounding.divide(Int128(sum), by: Int128(multiple.of.millionths))
    return Rate(millionths: count * multiple.of.millionths)
  }

  private func limited(_ rate: Rate, after before: Rate?) -> Rate {
    guard let before, let changeMax else { return rate }
    let (least, most) = (
      before.millionths - changeMax.millionths, before.millionths + changeMax.millionths
    )
    return Rate(millionths: min(max(rate.millionths, least), most))
  }

  /// Never below the floor, and never negative: the borrower is not paid for owing.
  private func bounded(_ rate: Rate) -> Rate {
    let atLeast = max(rate, floor ?? .zero)
    return cap.map { min(atLeast, $0) } ?? atLeast
  }
}
