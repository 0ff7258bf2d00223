import Kernel

extension Replay {
  /// Credit left after what was due goes to principal, and the rows ahead are worked out again.
  mutating func prepay(choosing choice: PrepaymentChoice, event: String, on date: CalendarDate) {
    guard standing == .open, credit.isPositive else { return }
    let ahead = rows.firstIndex { $0.payableOn > date } ?? rows.count
    let open = rows[ahead...].reduce(Money.zero) { $0 + $1.unpaidPrincipal }
    guard credit < open else { return closeWithCredit(on: date, event: event) }
    let amount = credit
    let plan = Replan(terms: terms, choice: choice, date: date, rows: rows[ahead...])
    rows.replaceSubrange(ahead..., with: plan.rows(open: open, prepaid: amount))
    prepaid += amount
    credit = .zero
    lines.append(
      AllocationLine(
        event: event, on: date, installment: nil, component: .principal,
        part: Part(net: amount)))
  }

  private mutating func closeWithCredit(on date: CalendarDate, event: String) {
    guard credit >= outstanding(on: date).total else { return }
    callEverything(on: date)
    credit = spend(credit, event: event, on: date)
  }
}

/// The instalments ahead, worked out again for a smaller principal.
struct Replan {
  let terms: LoanTerms
  let choice: PrepaymentChoice
  let date: CalendarDate
  let rows: ArraySlice<OpenInstallment>

  func rows(open: Money, prepaid: Money) -> [OpenInstallment] {
    let lines = lines(open: open, left: open - prepaid)
    return zip(rows, lines).enumerated().map { index, pair in
      let (row, line) = pair
      return index == 0 ? current(row, line) : replaced(row, line, interest: line.interest)
    }
  }

  private func lines(open: Money, left: Money) -> [InterestAndPrincipal] {
    let days = rows.map(\.interestDays)
    switch terms.method {
    case .level:
      let level = LevelInstallments(terms: terms)
      let payment = level.payment(for: choice == .shortenTerm ? open : left, days: days)
      return level.plan(left, days: days, payment: payment)
    case .flat:
      let flat = FlatInstallments(terms: terms)
      let share = flat.share(of: choice == .shortenTerm ? open : left, count: days.count)
      return flat.plan(left, days: days, share: share)
    }
  }

  /// The period that is running keeps what it has earned; its other days bear interest on what
  /// is left.
  private func current(_ row: OpenInstallment, _ line: InterestAndPrincipal) -> OpenInstallment {
    let from = max(date, row.periodStart)
    guard from < row.periodEnd else {
      return replaced(row, line, interest: row.owed.ordinaryInterest.net)
    }
    let earned = row.interestEarned(by: from, terms: terms).net
    let units = terms.rounding.divide(
      Int128(line.interest.minorUnits) * Int128(from.days(to: row.periodEnd)),
      by: Int128(row.periodStart.days(to: row.periodEnd)))
    var current = replaced(row, line, interest: earned + Money(minorUnits: units))
    current.interestBefore = earned
    current.accrualFrom = from
    return current
  }

  private func replaced(
    _ row: OpenInstallment, _ line: InterestAndPrincipal, interest: Money
  ) -> OpenInstallment {
    var replaced = row
    replaced.owed.principal = line.principal + row.paid.principal
    replaced.owed.ordinaryInterest = Part(
      net: interest, iva: interest.proportion(terms.ivaOnInterest, rounding: terms.rounding))
    return replaced
  }
}
