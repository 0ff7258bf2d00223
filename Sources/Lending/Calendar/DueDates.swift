import Kernel

/// The contractual dates of a loan's instalments, before any is moved to a working day.
struct DueDates {
  let terms: LoanTerms

  /// As many as there are instalments, in order.
  func all() -> [CalendarDate] {
    let first = first()
    return (0..<terms.installmentCount).map { date($0, after: first) }
  }

  /// Whether interest runs for exactly one whole period before the first instalment.
  func firstIsWhole(_ first: CalendarDate) -> Bool {
    let start = terms.disbursedOn
    switch terms.frequency {
    case .weekly: return start.days(to: first) == 7
    case .catorcenal: return start.days(to: first) == 14
    case .quincenal:
      return quincena(from: start) == start && quincena(from: start.adding(days: 1)) == first
    case .monthly: return start.adding(months: 1) == first
    }
  }

  private func first() -> CalendarDate {
    if let agreed = terms.firstDue.on { return agreed }
    let earliest = terms.disbursedOn.adding(days: max(1, terms.firstDue.minimumDays))
    switch terms.frequency {
    case .weekly: return stepping(7, toOrAfter: earliest)
    case .catorcenal: return stepping(14, toOrAfter: earliest)
    case .quincenal: return quincena(from: earliest)
    case .monthly:
      var months = 1
      while terms.disbursedOn.adding(months: months) < earliest { months += 1 }
      return terms.disbursedOn.adding(months: months)
    }
  }

  private func date(_ index: Int, after first: CalendarDate) -> CalendarDate {
    switch terms.frequency {
    case .weekly: return first.adding(days: 7 * index)
    case .catorcenal: return first.adding(days: 14 * index)
    case .quincenal: return quincena(index, after: first)
    case .monthly: return month(index, after: first)
    }
  }

  private func stepping(_ days: Int, toOrAfter earliest: CalendarDate) -> CalendarDate {
    let periods = (terms.disbursedOn.days(to: earliest) + days - 1) / days
    return terms.disbursedOn.adding(days: max(1, periods) * days)
  }

  /// The 15th or the last of the month, whichever comes first on or after `date`.
  private func quincena(from date: CalendarDate) -> CalendarDate {
    let day = date.day
    return day <= 15 ? date.adding(days: 15 - day) : date.lastOfMonth
  }

  private func quincena(_ index: Int, after first: CalendarDate) -> CalendarDate {
    let anchor = quincena(from: first)
    if index == 0 { return first }
    let startsAtHalf = anchor.day == 15
    let halves = (startsAtHalf ? 0 : 1) + index
    let month = anchor.firstOfMonth.adding(months: halves / 2)
    return halves % 2 == 0 ? month.adding(days: 14) : month.lastOfMonth
  }

  /// Counted from the day agreed, so that the 31st comes back after February.
  private func month(_ index: Int, after first: CalendarDate) -> CalendarDate {
    if terms.firstDue.on != nil { return first.adding(months: index) }
    let start = terms.disbursedOn
    var skipped = 1
    while start.adding(months: skipped) < first { skipped += 1 }
    return start.adding(months: skipped + index)
  }
}
