public import Kernel

/// The calendar that `make_golden.py` works with.
public let goldenCalendar = BusinessCalendar(
  holidays: Set(
    (2025...2030).flatMap { year in
      [(1, 1), (5, 1), (9, 16), (12, 25)].map { month, day in
        CalendarDate(year: year, month: month, day: day)!
      }
    }))
