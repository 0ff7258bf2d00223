import Kernel

/// Days by the year that each falls in: a day of a common year weighs 366, one of a leap year 365,
/// so that a whole year of either kind weighs 365 × 366.
enum ActualActual {
  static func weight(from start: CalendarDate, to end: CalendarDate) -> Int {
    var weight = 0
    var from = start
    while from < end {
      let year = from.year
      let newYear = CalendarDate(year: year + 1, month: 1, day: 1) ?? end
      let to = min(end, newYear)
      weight += from.days(to: to) * (CalendarDate.isLeap(year) ? 365 : 366)
      from = to
    }
    return weight
  }
}
