import Kernel

extension Replay {
  /// Credit left after what was due goes to principal, and the rows ahead are worked out again.
  mutating func prepay(choosing choice: PrepaymentChoice, event: String, on date: CalendarDate) {
    guard standing == .open, credit.isPositive else { return }
    let places = ahead(of: date) ?? rows.count..<rows.count
    let open = rows[places].map(\.unpaidPrincipal).sum
    guard credit < open else { return closeWithCredit(on: date, event: event) }
    let amount = credit
    if isRunning(on: date) {
      run { $0.repay(amount, on: date, choosing: choice) }
    } else {
      replan(places, choosing: choice, prepaid: amount, on: date)
    }
    prepaid += amount
    credit = .zero
    lines.append(
      AllocationLine(
        event: event, on: date, row: .installment, installment: nil, component: .principal,
        part: Part(net: amount)))
  }

  /// The rows of those places, worked out again for what is lent or repaid of them.
  mutating func replan(
    _ places: Range<Int>, choosing choice: PrepaymentChoice, prepaid: Money,
    on date: CalendarDate
  ) {
    let open = rows[places].map(\.unpaidPrincipal).sum
    let plan = Replan(terms: terms, choice: choice, date: date, rows: rows[places])
    rows.replaceSubrange(places, with: plan.rows(open: open, prepaid: prepaid))
    firstOpen = min(firstOpen, places.lowerBound)
    isReplanned = true
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
    return zip(0..., rows).compactMap { index, row in
      guard index < lines.count else { return row.ended(on: date) }
      let line = lines[index]
      return index == 0 ? current(row, line) : replaced(row, line, interest: line.interest)
    }
  }

  /// Keeping the payment shortens the term; asking for less keeps it.
  private func lines(open: Money, left: Money) -> [InterestAndPrincipal] {
    let periods = rows.map { Period(of: $0, terms: terms) }
    let asks = terms.planned(of: choice == .shortenTerm ? open : left, over: periods[...])
    return Amortization(terms, original: left).rows(left, asks: asks, over: periods[...])
  }

  /// The period that is running keeps what it has earned; its other days bear interest on what
  /// is left.
  private func current(_ row: OpenInstallment, _ line: InterestAndPrincipal) -> OpenInstallment {
    let from = max(date, row.periodStart)
    guard from < row.periodEnd else {
      return replaced(row, line, interest: row.owed.ordinaryInterest.net)
    }
    let earned = row.tableInterestEarned(by: from, terms: terms).net
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
    replaced.reschedule(
      principal: line.principal + row.cleared.principal, interest: interest, terms: terms)
    return replaced
  }
}

extension LoanTerms {
  /// Figures agreed for another debt may not fit what is left of it: the last instalment, which
  /// takes whatever remains, then takes all.
  func planned(of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    do throws(TermsRefused) {
      return try asks(of: principal, over: periods)
    } catch {
      return PrincipalAtEnd().asks(of: principal, over: periods)
    }
  }
}
