import Kernel

extension Replay {
  /// Credit left after what was due goes to principal, and the rows ahead are worked out again.
  mutating func prepay(choosing choice: PrepaymentChoice, event: String, on date: CalendarDate) {
    guard standing == .open, credit.isPositive else { return }
    let places = ahead(of: date) ?? rows.count..<rows.count
    guard credit < unpaidPrincipal(in: places) else {
      return closeWithCredit(on: date, event: event)
    }
    let amount = credit
    if isRunning(on: date) {
      run(on: date) { $0.repay(amount, on: date, choosing: choice) }
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

  /// The rows of those places, worked out again for what is repaid of them, or lent on them where
  /// that is negative.
  mutating func replan(
    _ places: Range<Int>, choosing choice: PrepaymentChoice = .lowerInstallments,
    prepaid: Money = .zero, on date: CalendarDate
  ) {
    let isWhole = rows[places].allSatisfy(\.isOfTable)
    let asked = isWhole ? rows[places] : rows[places].filter(\.isOfTable)[...]
    let plan = Replan(terms: terms, choice: choice, date: date, rows: asked)
    let planned = plan.rows(open: unpaidPrincipal(in: places), prepaid: prepaid)
    rows.replaceSubrange(places, with: isWhole ? planned : standing(planned, among: places))
    firstOpen = min(firstOpen, places.lowerBound)
    leavePlan()
    reworked += 8 * places.count
    bearEarly(on: date)
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
    let borne = borne(by: lines, over: periods)
    let earnings = Earnings(rows)
    var asked: [Asked] = []
    var waited = earnings.waiting(beside: rows)
    var before = open
    for (index, row) in rows.enumerated() {
      let (line, interest) = index < lines.count ? (lines[index], borne[index]) : (nil, .zero)
      // Of a period that began while the instalment before it was still to come, the days that are
      // over bore what is unpaid now, and what is repaid only today.
      let isAsItWas = terms.method == .flat || index == 0 || !prepaid.isPositive
      let bore = isAsItWas ? before : (line?.base ?? .zero) + prepaid
      let earning = earnings.of(
        row, bearing: interest, from: date, share: (bore, of: before), terms.rounding)
      before -= row.unpaidPrincipal
      if let line {
        asked.append(
          Asked(principal: line.principal + row.cleared.principal, earning: earning))
      } else if earning.net.isPositive {
        waited.append(earning)
      }
    }
    var planned = Array(rows)
    planned.ask(asked, waited: waited, terms: terms)
    return planned[..<lines.count] + over(planned[lines.count...])
  }

  /// Those that the loan no longer needs, through the last of which anything was paid: a table that
  /// grows again finds every period.
  private func over(_ rows: ArraySlice<OpenInstallment>) -> [OpenInstallment] {
    let end = rows.lastIndex(where: \.isTouched).map { $0 + 1 } ?? rows.startIndex
    return rows[..<end].map { $0.ended(on: date, terms: terms) }
  }

  /// In its own period, whoever asks it.
  private func borne(by lines: [InterestAndPrincipal], over periods: [Period]) -> [Money] {
    var waiting = Money.zero
    return zip(lines, periods).enumerated().map { index, pair in
      let (line, period) = pair
      guard period.defersInterest, index + 1 < lines.count else {
        defer { waiting = .zero }
        return line.interest - waiting
      }
      let interest = terms.interest(on: line.base, weight: period.weight)
      waiting += interest
      return interest
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
