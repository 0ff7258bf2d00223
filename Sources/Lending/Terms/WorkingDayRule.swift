import Kernel

/// What happens to a contractual date on which nobody works.
public struct WorkingDayRule: Hashable, Sendable, Codable {
  public var shift: Shift
  /// Whether interest runs to the day that is moved to, instead of the contractual one.
  public var movesInterest: Bool

  public enum Shift: String, Hashable, Sendable, Codable, CaseIterable {
    /// The date stays.
    case none
    case next
    case previous
    /// The next working day, or the one before where the next falls in another month.
    case modifiedNext
  }

  public init(_ shift: Shift = .next, movesInterest: Bool = false) {
    self.shift = shift
    self.movesInterest = movesInterest
  }

  /// Two instalments never share a day: the later one waits for the next day that is worked.
  func day(
    for date: CalendarDate, after last: CalendarDate?, in calendar: BusinessCalendar
  ) -> CalendarDate {
    let day = day(for: date, in: calendar)
    guard let last, day <= last else { return day }
    return calendar.workingDay(onOrAfter: last.adding(days: 1))
  }

  func day(for date: CalendarDate, in calendar: BusinessCalendar) -> CalendarDate {
    switch shift {
    case .none: return date
    case .next: return calendar.workingDay(onOrAfter: date)
    case .previous: return calendar.workingDay(onOrBefore: date)
    case .modifiedNext:
      let next = calendar.workingDay(onOrAfter: date)
      return next.month == date.month ? next : calendar.workingDay(onOrBefore: date)
    }
  }
}

extension WorkingDayRule {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      try kept(.shift, otherwise: .next), movesInterest: try kept(.movesInterest, otherwise: false))
  }
}
