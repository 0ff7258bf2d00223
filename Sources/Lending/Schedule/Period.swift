import Kernel

/// A stretch of time that ends with an instalment.
struct Period {
  let start: CalendarDate
  let end: CalendarDate
  let dueOn: CalendarDate
  let interestDays: Int
  /// The days that the level payment is worked out with: a stub that only the first instalment
  /// bears counts as a whole period here.
  let levelDays: Int
}

extension Period {
  static func all(
    of terms: LoanTerms, ends: [CalendarDate], dueOn: [CalendarDate]
  ) -> [Period] {
    let firstIsWhole = DueDates(terms: terms).firstIsWhole(ends[0])
    var start = terms.disbursedOn
    return ends.indices.map { index in
      let end = ends[index]
      let isStub = index == 0 && !firstIsWhole
      let actual = start.days(to: end)
      let days = isStub || terms.accrual == .actual360 ? actual : terms.frequency.nominalDays
      let spread = terms.firstDue.stub == .spread
      let level = isStub && !spread ? terms.frequency.nominalDays : days
      defer { start = end }
      return Period(
        start: start, end: end, dueOn: dueOn[index], interestDays: days,
        levelDays: level)
    }
  }
}
