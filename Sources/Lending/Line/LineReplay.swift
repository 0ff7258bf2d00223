import Kernel

/// A line's events worked through in the order that counts. A value: nothing outside it changes.
struct LineReplay {
  let terms: LineTerms
  let dates: CutOffDates
  var limit: Money
  var annualRate: Rate
  var moratorioRate: Rate
  var standing: LineStanding = .open
  var drawn = DrawnPrincipal()
  /// What statements have asked for and is unpaid, oldest first.
  var minimums: [OpenMinimum] = []
  /// What is owed and in no minimum yet.
  var ahead: Balance = .zero
  var credit: Money = .zero
  var cycle: LineCycle
  /// Nights before this day have been counted.
  var accruedTo: CalendarDate
  var statements: [LineStatement] = []
  var totals = LineTotals()
  var lines: [LineAllocation.Line] = []

  init(_ terms: LineTerms, calendar: BusinessCalendar) {
    self.terms = terms
    dates = CutOffDates(terms: terms, calendar: calendar)
    limit = terms.limit
    annualRate = terms.annualRate
    moratorioRate = terms.moratorioAnnualRate
    accruedTo = terms.openedOn
    cycle = LineCycle(
      number: 1, start: terms.openedOn, cutOn: dates.cutOff(after: terms.openedOn),
      opening: .zero, grace: .init(amount: .zero, through: terms.openedOn))
  }

  /// Applies every event effective by `date` and every cut-off and lateness to the end of it.
  mutating func run(_ events: [LineEvent], through date: CalendarDate) {
    let undone = events.undone
    for event in events where event.effectiveOn <= date && !undone.contains(event.id) {
      begin(event.effectiveOn)
      apply(event)
    }
    begin(date)
    if cycle.cutOn == date { cut() }
  }

  /// Brings the line to the start of a day: cut-offs of earlier days, and what became late by it.
  private mutating func begin(_ day: CalendarDate) {
    while true {
      let late = minimums.firstIndex { !$0.isLateFeeSettled && $0.dueOn < day }
      if let late, minimums[late].dueOn < cycle.cutOn {
        chargeLateFee(for: late)
      } else if cycle.cutOn < day {
        cut()
      } else if let late {
        chargeLateFee(for: late)
      } else {
        return accrue(to: day)
      }
    }
  }

  private mutating func apply(_ event: LineEvent) {
    let date = event.effectiveOn
    switch event.what {
    case .draw(let amount, let kind): draw(amount, kind: kind, on: date)
    case .payment(let amount): receive(amount, event: event.id, on: date)
    case .fee(let net): charge(terms.fee(net), to: .fees, on: date)
    case .collectionFee(let net): charge(terms.fee(net), to: .collectionFees, on: date)
    case .limitChange(let amount): limit = amount
    case .rateChange(let annual, let moratorio):
      annualRate = annual
      moratorioRate = moratorio ?? moratorioRate
    case .block: if standing == .open { standing = .blocked }
    case .unblock: if standing == .blocked { standing = .open }
    case .closing: close(on: date)
    case .refund(let amount): refund(amount, on: date)
    case .reversal: break
    }
  }

  private mutating func close(on date: CalendarDate) {
    guard !standing.isClosed else { return }
    standing = .closed(on: date)
    for index in minimums.indices { minimums[index].dueOn = min(minimums[index].dueOn, date) }
    bill(on: date, dueOn: date)
  }
}

extension LineReplay {
  /// All that is owed, in minimums or not; what the running cycle has earned comes at its cut-off.
  var owed: Balance { minimums.reduce(into: ahead) { $0 += $1.unpaid } }

  /// What counts against the limit.
  var used: Money {
    switch terms.limitCovers {
    case .principal: drawn.total
    case .everythingOwed: owed.total
    }
  }

  /// What can still be drawn within the limit, credit counted.
  var available: Money { standing == .open ? max(.zero, limit - used + credit) : .zero }

  /// What the line holds ready and nobody drew.
  var undrawn: Money { standing == .open ? max(.zero, limit - used) : .zero }

  /// What is owed less the credit in hand: what a statement carries to the next.
  var balance: Money { owed.total - credit }
}

extension LineTerms {
  var moratorioAnnualRate: Rate {
    switch lateCharge {
    case .moratorio(let rate, _, _): rate
    case .none, .fee: .zero
    }
  }
}
