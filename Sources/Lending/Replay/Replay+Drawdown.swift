import Kernel

extension Replay {
  func drawing(_ amount: Money, on date: CalendarDate) -> Drawing {
    Drawing(on: date, amount: amount, downPayment: terms.downPayment(of: amount))
  }

  /// More is lent: its down payment is due at once, and the instalments carry the rest.
  mutating func draw(_ amount: Money, on date: CalendarDate) {
    let drawing = drawing(amount, on: max(date, terms.disbursedOn))
    drawings.append(drawing)
    raiseBalloon(lending: drawing.net)
    resume(after: drawing.on)
    if isShared(on: drawing.on) { spread() } else { levelAhead(drawing) }
    if drawing.downPayment.isPositive { insertDownPayment(drawing.downPayment, on: drawing.on) }
    meetDrawing(on: drawing.on)
  }

  mutating func meetDrawing(on date: CalendarDate) {
    firstOpen = 0
    reopen()
    credit = spend(credit, event: nil, on: date)
  }

  /// Whether all instalments due on that day or later carry their share of what is lent on it. To
  /// share out a table whose interest follows principal would charge again what was spared.
  func isShared(on date: CalendarDate) -> Bool {
    terms.drawdowns == .overOriginalCount && running == nil && !isReplanned && !isFollowed
      && date <= schedule.lastDueOn
  }

  private var isFollowed: Bool { terms.followsPrincipal && principalAhead.isPositive }

  /// A down payment that comes with the disbursement itself.
  mutating func collectDownPayment(
    of drawing: Drawing, event: String, unless undone: Set<String>
  ) {
    let id = LoanEvent.downPayment(of: event)
    guard terms.downPayment?.collection == .automatic, !undone.contains(id) else { return }
    receive(drawing.downPayment, as: .downPayment, event: id, on: drawing.on)
  }

  /// Where the rows ahead are worked out again, an instalment of the same day was agreed without
  /// the drawdown and stands before it; where all carry their share, it carries one too.
  mutating func insertDownPayment(_ amount: Money, on date: CalendarDate) {
    let isShared = terms.drawdowns == .overOriginalCount
    let place = rows.firstIndex { row in
      row.dueOn > date
        || row.dueOn == date && (isShared && row.kind == .installment || row.kind == .lateCharge)
    }
    let number = 1 + rows.count { $0.kind == .downPayment }
    rows.insert(
      OpenInstallment(
        .downPayment, number: number, from: date, dueOn: date, owed: Balance(principal: amount)),
      at: place ?? rows.count)
  }
}

extension Replay {
  /// Each instalment carries its share of everything lent by its day, as if the loan had always
  /// been so large.
  private mutating func spread() {
    let periods = schedule.periods
    let first = drawings[0]
    reworked += 8 * periods.count * drawings.count
    var asks: [Ask] = []
    var drawn = 0
    var whole: Asks?
    var (lent, net) = (Money.zero, Money.zero)
    for (index, period) in periods.enumerated() {
      while drawn < drawings.count, drawn == 0 || drawings[drawn].on <= period.dueOn {
        lent += drawings[drawn].amount
        net += drawings[drawn].net
        drawn += 1
        whole = nil
      }
      let planned = whole ?? schedule.terms.planned(of: net, lending: lent, over: periods[...])
      asks.append(planned.ask(at: index, of: period))
      whole = planned
    }
    var amortization = Amortization(
      terms, of: first.net, original: first.amount, later: drawings.dropFirst())
    let table = amortization.rows(.each(asks), over: periods[...])
    ask(periods.indices.map { $0 < table.count ? table[$0] : .nothing })
  }

  /// The instalments due after the drawdown become level again.
  mutating func levelAhead(_ drawing: Drawing) {
    guard let places = ahead(of: drawing.on) else { return extend(drawing) }
    if isRunning(on: drawing.on) {
      return run(on: drawing.on) { $0.draw(drawing.net, on: drawing.on) }
    }
    replan(places, prepaid: .zero - drawing.net, on: drawing.on)
  }

  /// A loan that was called and goes on: what had become due early is due on its day again, and
  /// stands in that order.
  mutating func resume(after date: CalendarDate) {
    let called = rows.indices.filter { rows[$0].calledOn != nil && rows[$0].dueOn > date }
    guard !called.isEmpty else { return }
    leavePlan()
    for index in called { rows[index].callNoMore() }
    rows.sort { $0.payableOn < $1.payableOn }
  }

  /// Lent after the last instalment: there is one more, a period as long later, which begins once
  /// the last period is over. No running plan knows it, so what changes from then on is worked out
  /// by the rows themselves.
  mutating func extend(_ drawing: Drawing) {
    guard let last = rows.lastIndex(where: \.isOfTable) else { return }
    leavePlan()
    let days = max(1, rows[last].periodStart.days(to: rows[last].periodEnd))
    let start = askedUntil(drawing.on)
    let dueOn = start.adding(days: days)
    let counted = terms.dayCount.days(from: start, to: dueOn)
    let date = AgreedDate(end: dueOn, dueOn: dueOn, interestDays: counted)
    let row = further(date, from: start, at: rows[last].place + 1, lending: drawing.net)
    rows.insert(row, at: rows.firstIndex { $0.dueOn > dueOn } ?? rows.count)
    bearEarly(on: drawing.on)
  }

  /// One instalment more, which repays all that it is lent.
  func further(
    _ date: AgreedDate, from start: CalendarDate, at place: Int, lending principal: Money
  ) -> OpenInstallment {
    let period = Period(terms, date, from: start, place: place)
    let interest = terms.interest(on: principal, weight: period.weight)
    var row = OpenInstallment(
      Installment(
        terms, number: lastNumber + 1, isLast: true, period: period,
        line: InterestAndPrincipal(base: principal, interest: interest, principal: principal),
        opening: principal))
    row.change { $0.place = place }
    return row
  }
}

extension OpenInstallment {
  /// One whose period had not begun earns nothing before it does.
  fileprivate mutating func callNoMore() {
    calledOn = nil
    if interestBefore.isZero { accrualFrom = max(accrualFrom, periodStart) }
  }
}

extension Schedule {
  /// What its rows were worked out over.
  fileprivate var periods: [Period] {
    guard terms.method != .bullet else {
      return installments.map { Period(of: OpenInstallment($0), terms: terms) }
    }
    return Period.all(
      of: terms, ends: installments.map(\.periodEnd), dueOn: installments.map(\.dueOn))
  }
}
