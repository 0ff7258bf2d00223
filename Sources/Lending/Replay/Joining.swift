import Kernel

/// Principal that joins the instalments to come.
struct Joining {
  /// Bears interest from the day it joins.
  var lent: Money = .zero
  /// Its interest is asked already until the period that goes on ends.
  var moved: Money = .zero

  static let none = Joining()

  var principal: Money { lent + moved }
}

extension Replay {
  /// Until when interest is asked already: an instalment may be due before its period ends.
  func askedUntil(_ date: CalendarDate) -> CalendarDate {
    rows.reduce(date) { end, row in
      row.isAsked(before: date) ? max(end, row.periodEnd) : end
    }
  }

  /// What is lent before the period that is asked already ends bears interest until then, and the
  /// first instalment to come that asks interest asks that too.
  mutating func bearEarly(_ lent: Money, on date: CalendarDate) {
    guard lent.isPositive, let places = ahead(of: date) else { return }
    let table = places.filter { rows[$0].isOfTable }
    var asking = table.map { rows[$0] }
    asking.wait(for: terms.early(lending: lent, on: date, before: asking.first), terms: terms)
    for (place, row) in zip(table, asking) { rows[place] = row }
  }
}

extension OpenInstallment {
  /// Whether all its interest is asked by `date` though its period goes on.
  func isAsked(before date: CalendarDate) -> Bool {
    dueOn <= date && date < periodEnd && calledOn == nil && isOfTable
  }
}

extension LoanTerms {
  /// What is lent on `date` bears by the day on which `next` begins.
  func early(
    lending amount: Money, on date: CalendarDate, before next: OpenInstallment?
  ) -> [Earning] {
    guard amount.isPositive, method != .flat, let next, date < next.periodStart,
      max(next.place, 1) > grace.interestFree
    else { return [] }
    let weight = dayCount.weight(from: date, to: next.periodStart)
    return [
      Earning(
        from: date, to: next.periodStart, before: .zero, by: date,
        net: interest(on: amount, weight: weight))
    ]
  }
}
