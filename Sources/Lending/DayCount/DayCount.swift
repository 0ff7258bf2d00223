public import Kernel

/// How time becomes interest. Every base has one constant year and gives a whole number, a
/// weight, to each stretch of time: interest is balance × rate × weight ÷ year, rounded once.
public enum DayCount: String, Hashable, Sendable, Codable, CaseIterable {
  /// Every whole period is alike: 7, 14, 15 or 30 days of a 360-day year, whatever the calendar
  /// says. A first period of another length bears its actual days.
  case byPeriod
  /// Actual days over 360: the usual one in Mexican contracts (año comercial).
  case actual360
  /// Actual days over 364: 52 equal weeks.
  case actual364
  /// Actual days over 365, in leap years too.
  case actual365
  /// Actual days over 365 or 366, each day by its own year (ISDA 2006, 4.16 b).
  case actualActual
  /// Months of 30 days; the 31st counts as the 30th, and so does the end of February as a start
  /// (Bond Basis, ISDA 2006, 4.16 f, with NASD's February rule).
  case thirty360US
  /// Months of 30 days; every 31st counts as the 30th (Eurobond Basis, ISDA 2006, 4.16 g).
  case thirty360European
}

extension DayCount {
  /// The weight of a whole year.
  public var year: Int {
    switch self {
    case .byPeriod, .actual360, .thirty360US, .thirty360European: 360
    case .actual364: 364
    case .actual365: 365
    case .actualActual: 365 * 366
    }
  }

  /// The weight of the time from one date to a later one. By-period loans count a stretch that is
  /// no whole period by its actual days.
  public func weight(from start: CalendarDate, to end: CalendarDate) -> Int {
    switch self {
    case .byPeriod, .actual360, .actual364, .actual365: start.days(to: end)
    case .actualActual: ActualActual.weight(from: start, to: end)
    case .thirty360US: Thirty360.daysUS(from: start, to: end)
    case .thirty360European: Thirty360.daysEuropean(from: start, to: end)
    }
  }

  /// The days of interest of a stretch that is no whole period, as a person would count them.
  func days(from start: CalendarDate, to end: CalendarDate) -> Int {
    self == .actualActual ? start.days(to: end) : weight(from: start, to: end)
  }

  /// The days of a year where only a number of days is known: moratorio, a guarantee's yield.
  public var daysOfYear: Int { self == .actualActual ? 365 : year }

  /// Whether a month has 30 days, whatever the calendar says.
  var hasNominalMonths: Bool {
    switch self {
    case .byPeriod, .thirty360US, .thirty360European: true
    case .actual360, .actual364, .actual365, .actualActual: false
    }
  }

  /// The weight of so many days, told so.
  func weight(ofDays days: Int) -> Int { days * (year / daysOfYear) }
}
