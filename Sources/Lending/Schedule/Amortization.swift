import Kernel

/// Interest and principal of one instalment; the rest of its row follows from the terms.
struct InterestAndPrincipal {
  /// What the interest was computed on.
  let base: Money
  var interest: Money
  var principal: Money
  /// What a level payment counts as interest: without what only a stub bears.
  var levelInterest = Money.zero
  /// Where the interest began to be earned, if not with its own period.
  var interestFrom: CalendarDate?

  static let nothing = InterestAndPrincipal(base: .zero, interest: .zero, principal: .zero)
}

/// Turns what a method asks into rows: interest first, principal with the rest, and the last row
/// takes whatever is left. Schedules begin with it, and every change of a living loan goes through
/// it again for the rows ahead.
struct Amortization {
  /// What is lent by the next row and not repaid by those before it.
  private(set) var balance: Money
  private let rule: InterestRule
  private let flatInterest: FlatInterest
  /// Interest on this instead of the unpaid balance.
  private var original: Money?
  /// What is lent after the first disbursement, in the order of its days.
  private var later: ArraySlice<Drawing>
  private var deferred = Money.zero
  private var deferredFrom: CalendarDate?
  /// Of flat interest: centavos, each as often as the weight of the time it was lent, and what the
  /// rows ask of it.
  private var weighted: Int128 = 0
  private var earned = Money.zero

  init(
    _ terms: borrowing LoanTerms, of principal: Money, original: Money? = nil,
    later: ArraySlice<Drawing> = []
  ) {
    balance = principal
    rule = InterestRule(terms)
    flatInterest = terms.flatInterest
    if case .flat = terms.method { self.original = original }
    self.later = later
  }

  /// Nothing is left to repay, and nothing more will be lent.
  var isOver: Bool { !balance.isPositive && later.isEmpty }

  /// As many rows as the asks need, at most one a period.
  mutating func rows(_ asks: Asks, over periods: ArraySlice<Period>) -> [InterestAndPrincipal] {
    var rows: [InterestAndPrincipal] = []
    rows.reserveCapacity(periods.count)
    for (place, period) in zip(0..., periods) {
      let isLast = place == periods.count - 1
      guard goesOn(to: period) else { break }
      rows.append(row(asks.ask(at: place, of: period), over: period, isLast: isLast))
    }
    return rows
  }

  /// Whether there is anything to repay in a period, with what is lent by its day.
  @inline(__always)
  mutating func goesOn(to period: Period) -> Bool {
    if !later.isEmpty { lend(by: period.dueOn) }
    return !isOver
  }

  /// The row of a period that the loan goes on to.
  @inline(__always)
  mutating func row(_ ask: Ask, over period: Period, isLast: Bool) -> InterestAndPrincipal {
    let base = original ?? balance
    let own = rule.interest(on: base, weight: period.weight)
    let level =
      period.levelWeight == period.weight
      ? own : rule.interest(on: base, weight: period.levelWeight)
    let repaid = isLast ? balance : min(balance, ask.principal(besides: level))
    balance -= repaid
    var row = InterestAndPrincipal(
      base: base, interest: own, principal: repaid, levelInterest: level)
    if original != nil { row.interest = flat(own, on: base, period, isLast: isLast) }
    if period.defersInterest, !isLast, !isOver {
      deferred += row.interest
      deferredFrom = deferredFrom ?? period.start
      row.interest = .zero
    } else if let from = deferredFrom {
      row.interest += deferred
      row.interestFrom = from
      (deferred, deferredFrom) = (.zero, nil)
    }
    return row
  }

  private mutating func lend(by date: CalendarDate) {
    while let drawing = later.first, drawing.on <= date {
      balance += drawing.net
      if let lent = original { original = lent + drawing.amount }
      later.removeFirst()
    }
  }

  /// Where the loan's flat interest is rounded once, the last row takes what the others left of it.
  private mutating func flat(
    _ own: Money, on base: Money, _ period: Period, isLast: Bool
  ) -> Money {
    weighted += Int128(base.minorUnits) * Int128(period.weight)
    let isRest = isLast && flatInterest == .whole
    let interest = isRest ? max(.zero, rule.interest(ofWeighted: weighted) - earned) : own
    earned += interest
    return interest
  }
}
