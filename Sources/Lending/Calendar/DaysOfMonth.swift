import Kernel

/// Fixed days of every month: 15 and last, 10 and 25, 1, 11 and 21. A day that a month lacks is
/// its last day.
struct DaysOfMonth {
  let days: [Int]

  init(_ days: [Int]) { self.days = days }

  func first(onOrAfter date: CalendarDate) -> CalendarDate { self.date(0, after: date) }

  /// The marks on or after a date, numbered from 0.
  func date(_ index: Int, after date: CalendarDate) -> CalendarDate {
    let month = date.firstOfMonth
    let start = place(of: date, in: month)
    return mark(start + index, from: month)
  }

  /// How many of the month's marks come before a date.
  private func place(of date: CalendarDate, in month: CalendarDate) -> Int {
    days.indices.first { mark($0, from: month) >= date } ?? days.count
  }

  private func mark(_ index: Int, from month: CalendarDate) -> CalendarDate {
    let month = month.adding(months: index / days.count)
    return min(month.adding(days: days[index % days.count] - 1), month.lastOfMonth)
  }
}
