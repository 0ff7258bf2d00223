import Kernel

extension Replay {
  /// Lays new terms on what is still to come, with more principal if there is any, and shares
  /// `spreading` among its instalments.
  mutating func lay(
    _ new: NewTerms, adding principal: Money = .zero, spreading: Balance = .zero,
    on date: CalendarDate
  ) {
    if let rate = new.annualRate { change(to: rate, on: date) }
    if let method = new.method {
      agree(on: method, for: unpaidPrincipal(in: ahead(of: date) ?? endOfTable) + principal)
    }
    if let dates = new.dates, !dates.isEmpty {
      terms.grace = new.grace ?? .none
      replace(with: dates, adding: principal, on: date)
    } else {
      workOutAgain(grace: new.grace, adding: principal, on: date)
    }
    spread(spreading, after: date)
  }

  /// What overdue principal has borne by then keeps the rate it was borne at; a running plan knows
  /// only the rate that was signed.
  mutating func change(to rate: Rate, on date: CalendarDate) {
    if terms.lateInterestRuns {
      for index in rows.indices { rows[index].fixLateness(on: date, terms: terms) }
    }
    terms.annualRate = rate
    leavePlan()
  }

  /// The same dates, other figures.
  mutating func workOutAgain(
    grace: Grace? = nil, adding principal: Money = .zero, on date: CalendarDate
  ) {
    guard let places = ahead(of: date) else { return }
    if let grace {
      terms.grace = grace
      let asked = places.filter { rows[$0].isOfTable }
      for (place, index) in asked.enumerated() { rows[index].change { $0.place = place } }
    }
    guard (unpaidPrincipal(in: places) + principal).isPositive else { return }
    replan(places, prepaid: .zero - principal, on: date)
  }

  /// A new table, which begins once the period that is asked already is over. Interest that is
  /// earned and not yet due is asked with its first instalment, and so is what grace put off of
  /// that period.
  private mutating func replace(
    with dates: [AgreedDate], adding principal: Money, on date: CalendarDate
  ) {
    let places = ahead(of: date) ?? endOfTable
    let start = askedUntil(date)
    stopEarly(on: date)
    let pool = unpaidPrincipal(in: places) + principal
    let asked = rows[places].filter(\.isOfTable)
    let owed = asked.reduce(into: Balance.zero) { $0 += $1.owedAlready(on: date, terms: terms) }
    let putOff = asked.flatMap(\.waiting).filter { date < $0.end && $0.end <= start }
    let kept = rows[places].filter { !$0.isOfTable || $0.isTouched }
      .map { $0.isOfTable ? $0.emptied(on: date, terms: terms) : $0 }
    rows.replaceSubrange(places, with: kept)
    for index in rows.indices where rows[index].isCalled(before: date) {
      rows[index] = rows[index].emptied(on: date, terms: terms)
    }
    var table = table(of: pool, dates: dates, from: start, on: date)
    reworked += 8 * (places.count + dates.count)
    table[0].brought += owed
    for one in putOff { table.wait(for: one.left(after: date, terms.rounding), terms: terms) }
    rows.insert(contentsOf: table, at: places.lowerBound + kept.count)
    rows.sort { $0.payableOn < $1.payableOn }
    noteEarlyDays()
    bearEarly(on: date)
  }

  /// No two instalments have the same.
  var lastNumber: Int {
    rows.lazy.filter { $0.kind == .installment }.map(\.number).max() ?? 0
  }

  private var endOfTable: Range<Int> {
    let end = rows.lastIndex { $0.kind == .installment }.map { $0 + 1 } ?? 0
    return end..<end
  }

  private func table(
    of principal: Money, dates: [AgreedDate], from start: CalendarDate, on date: CalendarDate
  ) -> [OpenInstallment] {
    let number = lastNumber
    let dates = dates.beginning(start, agreedOn: date, terms.dayCount)
    let periods = Period.all(of: terms, dates: dates, from: start)
    let asks = terms.planned(of: principal, over: periods[...])
    var amortization = Amortization(terms, of: principal, original: principal)
    var lines = amortization.rows(asks, over: periods[...])
    if lines.isEmpty {
      lines = [InterestAndPrincipal(base: .zero, interest: .zero, principal: .zero)]
    }
    var opening = principal
    var table = zip(lines, periods).enumerated().map { index, pair in
      defer { opening -= pair.0.principal }
      var row = OpenInstallment(
        Installment(
          terms, number: number + index + 1, isLast: index == lines.count - 1, period: pair.1,
          line: pair.0, opening: opening))
      row.change { $0.place = index }
      return row
    }
    table.putOff(on: lines.map(\.base), terms: terms)
    return table
  }

  /// Equal shares of what is owed already, for the instalments to come.
  mutating func spread(_ owed: Balance, after date: CalendarDate) {
    guard !owed.isZero, let places = ahead(of: date) else { return }
    let open = places.filter { rows[$0].isOfTable && rows[$0].holiday == nil }
    let weights = [Int64](repeating: 1, count: open.count)
    for component in Component.allCases where !owed[component].isZero {
      let nets = owed[component].net.split(by: weights)
      let taxes = owed[component].iva.split(by: weights)
      for (index, part) in zip(open, zip(nets, taxes)) {
        rows[index].brought[component] += Part(net: part.0, iva: part.1)
        rows[index].unsettle()
      }
    }
  }
}

extension OpenInstallment {
  /// Paid off before its day: the day is of no table any more.
  fileprivate func isCalled(before date: CalendarDate) -> Bool {
    isOfTable && calledOn != nil && dueOn > date && payableOn <= date && unpaidOfTable.isZero
  }

  /// Of an instalment to come, what is owed whatever becomes of its table: interest that is earned,
  /// a collection act's fee, and what it was brought.
  fileprivate func owedAlready(on date: CalendarDate, terms: LoanTerms) -> Balance {
    var already = closing(on: date, terms: terms)
    already.principal = .zero
    return already
  }
}
