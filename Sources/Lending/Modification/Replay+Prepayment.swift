import Kernel

extension Replay {
  /// Credit left after what was due goes to principal, and the rows ahead are worked out again.
  mutating func prepay(choosing choice: PrepaymentChoice, event: String, on date: CalendarDate) {
    guard standing == .open, credit.isPositive else { return }
    let places = ahead(of: date) ?? rows.count..<rows.count
    let unpaid = unpaidPrincipal(in: places)
    let open = unpaid - undrawn(after: date, of: unpaid).map(\.carried).sum
    guard credit < open else { return closeWithCredit(on: date, event: event) }
    let amount = credit
    if isRunning(on: date) {
      run { $0.repay(amount, on: date, choosing: choice) }
    } else {
      setAside(after: date)
      replan(ahead(of: date) ?? places, choosing: choice, prepaid: amount, on: date)
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
    let isWhole = rows[places].allSatisfy(\.isOfTable)
    let asked = isWhole ? rows[places] : rows[places].filter(\.isOfTable)[...]
    let plan = Replan(terms: terms, choice: choice, date: date, rows: asked)
    let planned = plan.rows(open: unpaidPrincipal(in: places), prepaid: prepaid)
    rows.replaceSubrange(places, with: isWhole ? planned : standing(planned, among: places))
    firstOpen = min(firstOpen, places.lowerBound)
    isReplanned = true
    reworked += 8 * places.count
  }

  /// Those that the table does not ask stay where they are between the others.
  private func standing(
    _ planned: [OpenInstallment], among places: Range<Int>
  ) -> [OpenInstallment] {
    var planned = planned[...]
    return rows[places].compactMap { row in
      guard row.isOfTable else { return row }
      return planned.first?.number == row.number ? planned.removeFirst() : nil
    }
  }

  private mutating func closeWithCredit(on date: CalendarDate, event: String) {
    guard closes(with: credit, on: date) else { return }
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
    let periods = rows.map { Period(of: $0, terms: terms) }
    let lines = lines(open: open, left: open - prepaid, over: periods[...])
    let collector = lines.firstIndex { $0.interestFrom != nil }
    return zip(0..., rows).compactMap { index, row in
      guard index < lines.count else { return row.ended(on: date, terms: terms) }
      let line = lines[index]
      if index == collector { return collecting(row, line, after: lines[0].base, periods) }
      guard index > 0 else { return current(row, line) }
      var coming = replaced(row, line, interest: line.interest)
      coming.forgetWhatItEarns(after: date)
      return coming
    }
  }

  /// Keeping the payment shortens the term; asking for less keeps it.
  private func lines(
    open: Money, left: Money, over periods: ArraySlice<Period>
  ) -> [InterestAndPrincipal] {
    let asks = terms.planned(of: choice == .shortenTerm ? open : left, over: periods)
    var amortization = Amortization(terms, of: left, original: left)
    return amortization.rows(asks, over: periods)
  }

  /// The instalment that asks what those before it put off: what was earned stays, and the days to
  /// come bear interest on what is left. `base` bears it in the period that is running.
  private func collecting(
    _ row: OpenInstallment, _ line: InterestAndPrincipal, after base: Money, _ periods: [Period]
  ) -> OpenInstallment {
    let running = periods[0]
    let from = min(max(date, running.start), running.end)
    let waiting = zip(rows, periods).first { !$1.defersInterest }?.0 ?? row
    let earned = waiting.tableInterestEarned(by: from, terms: terms).net
    let whole = terms.interest(on: base, weight: running.weight)
    let passed = terms.rounding.divide(
      Int128(whole.minorUnits) * Int128(running.start.days(to: from)),
      by: Int128(running.start.days(to: running.end)))
    var collecting = replaced(
      row, line, interest: earned + line.interest - Money(minorUnits: passed))
    collecting.interestBefore = earned
    collecting.accrualFrom = from
    return collecting
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
  func planned(
    of principal: Money, lending lent: Money? = nil, over periods: ArraySlice<Period>
  ) -> Asks {
    do throws(TermsRefused) {
      return try asks(of: principal, lending: lent, over: periods)
    } catch {
      return PrincipalAtEnd.asks
    }
  }
}
