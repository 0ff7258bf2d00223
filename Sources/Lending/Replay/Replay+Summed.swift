import Kernel

/// The first rows of a loan, where they are over: how many, and what they come to on every later
/// day.
struct RowsOver {
  var count = 0
  var earned = Balance.zero
  var applied = Balance.zero
}

extension Replay {
  /// The same loan, with the rows that are over by `date` summed once and for all.
  func summed(by date: CalendarDate) -> Self {
    var summed = self
    summed.over = RowsOver()
    guard !terms.lateInterestRuns else { return summed }
    for row in rows[..<firstOpen] {
      guard row.dueOn <= date, row.periodEnd <= date, row.isUsual else { break }
      summed.over.count += 1
      summed.over.earned += row.earned(by: date, terms: terms)
      summed.over.applied += row.paid
    }
    return summed
  }

  /// Whether days that go by do more than earn: credit that waits, fees for lateness, a holiday
  /// that ends.
  var timeActs: Bool {
    credit.isPositive || terms.hasLateFee || hasHolidays
  }
}
