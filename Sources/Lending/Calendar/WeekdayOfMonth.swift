import Kernel

/// The second Tuesday of every month, or its last Friday.
struct WeekdayOfMonth {
  let weekday: Weekday
  /// 1 to 4; 5 is the last.
  let nth: Int

  func first(onOrAfter date: CalendarDate) -> CalendarDate { self.date(0, after: date) }

  func date(_ index: Int, after date: CalendarDate) -> CalendarDate {
    let month = date.firstOfMonth
    let start = mark(in: month) >= date ? 0 : 1
    return mark(in: month.adding(months: start + index))
  }

  private func mark(in month: CalendarDate) -> CalendarDate {
    let toFirst = (weekday.rawValue - month.weekday.rawValue + 7) % 7
    if nth < 5 { return month.adding(days: toFirst + 7 * (nth - 1)) }
    let last = month.lastOfMonth
    return last.adding(days: -((last.weekday.rawValue - weekday.rawValue + 7) % 7))
  }
}
