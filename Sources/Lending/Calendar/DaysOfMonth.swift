import Kernel

/// Fixed days of every month: 15 and last, 10 and 25, 1, 11 and 21. A day that a month lacks is
/// its last day.
struct DaysOfMonth {
  let days: [Int]

  init(_ days: [Int]) { self.days = days }

  func first(onOrAfter date: CalendarDate) -> CalendarDate { self.date(0, after: date) }

  /// The marks on or after a date, numbered from 0.
  func date(_ index: Int, after date: CalendarDate) -> CalendarDate {
    let (year, month, day) = date.civil
    let last = CalendarDate.daysInMonth(year: year, month: month)
    let isNext: (Int) -> Bool = { min($0, last) >= day }
    let place = index + (days.firstIndex(where: isNext) ?? days.count)
    let months = 12 * year + month - 1 + place / days.count
    return CalendarDate(day: days[place % days.count], ofMonth: months)
  }
}
