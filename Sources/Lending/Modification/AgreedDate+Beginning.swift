import Kernel

extension [AgreedDate] {
  /// Of a table that begins on `start`: the days between its agreement and that are none of its
  /// own, and an instalment that is due by then bears none.
  func beginning(
    _ start: CalendarDate, agreedOn date: CalendarDate, _ dayCount: DayCount
  ) -> Self {
    var from = date
    return map { agreed in
      guard from < start else { return agreed }
      var own = agreed
      own.end = Swift.max(agreed.end, start)
      own.interestDays =
        agreed.end <= start
        ? 0 : Swift.max(0, agreed.interestDays - dayCount.days(from: from, to: start))
      from = agreed.end
      return own
    }
  }
}

extension Period {
  /// The periods of a new table: the first from the day it is agreed.
  static func all(of terms: LoanTerms, dates: [AgreedDate], from start: CalendarDate) -> [Period] {
    var start = start
    return dates.enumerated().map { index, date in
      defer { start = date.end }
      return Period(terms, date, from: start, place: index)
    }
  }
}
