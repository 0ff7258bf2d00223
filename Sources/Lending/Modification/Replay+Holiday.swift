import Kernel

extension Replay {
  /// The next instalments ask nothing, those after them repay what is owed. At least one is left.
  mutating func skip(_ holiday: PaymentHoliday, on date: CalendarDate) {
    guard let before = ahead(of: date) else { return }
    append(holiday.further, after: before.upperBound - 1)
    guard let ahead = ahead(of: date) else { return }
    let places = ahead.filter { rows[$0].isOfTable }
    let count = min(holiday.installments, places.count - 1)
    guard count > 0 else { return }
    hasHolidays = true
    for index in places.prefix(count) {
      rows[index].owed.fees = rows[index].feesWithoutTable
      rows[index].owed.insurance = rows[index].clearedOfOwn(.insurance)
      rows[index].holiday = holiday.interest
    }
    workOutAgain(on: date)
  }

  /// Dates that a table agreed since has passed are of no use to it.
  private mutating func append(_ dates: [AgreedDate], after last: Int) {
    var (start, place) = (rows[last].periodEnd, rows[last].place)
    for (index, date) in dates.drop(while: { $0.end <= start }).enumerated() {
      place += 1
      let row = further(date, from: start, at: place, lending: .zero)
      rows.insert(row, at: last + 1 + index)
      start = date.end
    }
    noteEarlyDays()
  }

  /// On the day of a skipped instalment its interest goes where the holiday said.
  mutating func endHolidays(through date: CalendarDate) {
    guard hasHolidays else { return }
    for index in rows.indices where rows[index].dueOn <= date {
      guard let holiday = rows[index].holiday else { continue }
      let date = rows[index].dueOn
      noteAsked(on: date)
      endHoliday(of: index, holiday)
      shiftBearing(on: date)
      skipSettled(on: date)
      // Credit that waits meets what falls due by then on its own day.
      if terms.punctuality != nil {
        credit += credit.isZero ? keepReward(on: date) : giveRewards()
      }
    }
  }

  private mutating func endHoliday(of index: Int, _ holiday: HolidayInterest) {
    let date = rows[index].dueOn
    rows[index].holiday = nil
    switch canCapitalise(index, on: date) ? holiday : .deferred {
    case .capitalised:
      let sum = capitalise(.ordinaryInterest, of: index, on: date)
      workOutAgain(adding: sum, on: date)
    case .deferred, .spread:
      let part = rows[index].remaining(.ordinaryInterest, on: date, terms: terms)
      guard part.total.isPositive, let places = ahead(of: date) else { return }
      rows[index].brought.ordinaryInterest -= part
      rows[index].settle(on: date, terms: terms)
      if holiday == .spread {
        spread(Balance(ordinaryInterest: part), after: date)
      } else {
        rows[places.lowerBound].brought.ordinaryInterest += part
        rows[places.lowerBound].unsettle()
      }
    }
  }

  /// There has to be an instalment that asks it; and interest upon interest for as long as a loan
  /// may last could pass what can be counted.
  private func canCapitalise(_ index: Int, on date: CalendarDate) -> Bool {
    guard ahead(of: date) != nil else { return false }
    let interest = rows[index].remaining(.ordinaryInterest, on: date, terms: terms).total
    return rows.map(\.unpaidPrincipal).sum + interest <= LoanTerms.principalMax
  }

  /// The table with every holiday over, as far as it can be told today.
  var foreseen: Replay {
    guard let last = rows.last(where: { $0.holiday != nil }) else { return self }
    var foreseen = self
    foreseen.endHolidays(through: last.dueOn)
    return foreseen
  }
}
