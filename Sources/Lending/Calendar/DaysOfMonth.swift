import Kernel

/// Fixed days of every month: 15 and last, 10 and 25, 1, 11 and 21. A day that a month lacks is
/// its last day.
struct DaysOfMonth {
  let days: [Int]

  init(_ days: [Int]) { self.days = days }

  func first(onOrAfter date: CalendarDate) -> CalendarDate { self.date(0, after: date) }

  /// The marks on or after a date, numbered from 0.
  func date(_ index: Int, after date: CalendarDate) -> CalendarDate {
    let month = date.monthIndex
    return mark(place(of: date, in: month) + index, from: month)
  }

  func dates(_ count: Int, onOrAfter date: CalendarDate) -> [CalendarDate] {
    let month = date.monthIndex
    let start = place(of: date, in: month)
    return (start..<start + count).map { mark($0, from: month) }
  }

  /// How many of the month's marks come before a date.
  private func place(of date: CalendarDate, in month: Int) -> Int {
    days.indices.first { mark($0, from: month) >= date } ?? days.count
  }

  private func mark(_ index: Int, from month: Int) -> CalendarDate {
    CalendarDate(day: days[index % days.count], ofMonth: month + index / days.count)
  }
}
