import Kernel

/// What a method asks of one instalment; the interest of its period decides the rest.
enum Ask: Hashable {
  /// Principal and interest together.
  case payment(Money)
  case principal(Money)

  /// The principal that interest leaves room for. A first share that takes what rounding leaves of
  /// less principal than it was agreed for would be less than nothing.
  func principal(besides interest: Money) -> Money {
    switch self {
    case .principal(let share): max(.zero, share)
    case .payment(let payment): max(.zero, payment - interest)
    }
  }
}

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
  let rule: InterestRule
  let flatInterest: FlatInterest
  /// Interest on this instead of the unpaid balance.
  let original: Money?
  /// What is lent after the first disbursement, in the order of its days.
  let later: ArraySlice<Drawing>

  init(_ terms: LoanTerms, original: Money? = nil, later: ArraySlice<Drawing> = []) {
    rule = InterestRule(terms)
    flatInterest = terms.flatInterest
    if case .flat = terms.method { self.original = original } else { self.original = nil }
    self.later = later
  }

  /// As many rows as the asks need, at most one a period.
  func rows(
    _ principal: Money, asks: [Ask], over periods: ArraySlice<Period>
  ) -> [InterestAndPrincipal] {
    var balance = principal
    var original = original
    var later = later
    var rows: [InterestAndPrincipal] = []
    rows.reserveCapacity(periods.count)
    var deferred = Money.zero
    var deferredFrom: CalendarDate?
    var whole: Int128 = 0
    var earned = Money.zero
    for (ask, index) in zip(asks, periods.indices) {
      let period = periods[index]
      while let drawing = later.first, drawing.on <= period.dueOn {
        balance += drawing.net
        if let lent = original { original = lent + drawing.amount }
        later.removeFirst()
      }
      guard balance.isPositive || !later.isEmpty else { break }
      let base = original ?? balance
      let isLast = index == periods.endIndex - 1
      let own = rule.interest(on: base, weight: period.weight)
      let level =
        period.levelWeight == period.weight
        ? own : rule.interest(on: base, weight: period.levelWeight)
      let repaid = isLast ? balance : min(balance, ask.principal(besides: level))
      if original != nil { whole += Int128(base.minorUnits) * Int128(period.weight) }
      let isWhole = isLast && original != nil && flatInterest == .whole
      let interest =
        isWhole
        ? max(.zero, rule.interest(ofWeighted: whole) - earned)
        : own
      earned += interest
      var row = InterestAndPrincipal(
        base: base, interest: interest, principal: repaid, levelInterest: level)
      if period.defersInterest, !isLast, repaid < balance || !later.isEmpty {
        deferred += interest
        deferredFrom = deferredFrom ?? period.start
        row.interest = .zero
      } else if let from = deferredFrom {
        row.interest += deferred
        row.interestFrom = from
        (deferred, deferredFrom) = (.zero, nil)
      }
      rows.append(row)
      balance -= repaid
    }
    return rows
  }
}
