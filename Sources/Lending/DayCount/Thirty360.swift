import Kernel

/// Months of thirty days.
enum Thirty360 {
  static func daysUS(from start: CalendarDate, to end: CalendarDate) -> Int {
    let (from, to) = (start.civil, end.civil)
    let startsAtMonthEnd = from.month == 2 && start == start.lastOfMonth
    var (first, last) = (from.day, to.day)
    if startsAtMonthEnd, to.month == 2, end == end.lastOfMonth { last = 30 }
    if startsAtMonthEnd { first = 30 }
    if last == 31, first >= 30 { last = 30 }
    if first == 31 { first = 30 }
    return 360 * (to.year - from.year) + 30 * (to.month - from.month) + last - first
  }

  static func daysEuropean(from start: CalendarDate, to end: CalendarDate) -> Int {
    let (from, to) = (start.civil, end.civil)
    return 360 * (to.year - from.year) + 30 * (to.month - from.month) + min(to.day, 30)
      - min(from.day, 30)
  }
}
