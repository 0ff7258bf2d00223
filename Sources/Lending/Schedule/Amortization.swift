import Kernel

/// What a method asks of one instalment; the interest of its period decides the rest.
enum Ask: Hashable {
  /// Principal and interest together.
  case payment(Money)
  case principal(Money)
}

/// Interest and principal of one instalment; the rest of its row follows from the terms.
struct InterestAndPrincipal {
  /// What the interest was computed on.
  let base: Money
  var interest: Money
  var principal: Money
  /// Where the interest began to be earned, if not with its own period.
  var interestFrom: CalendarDate?
}

/// Turns what a method asks into rows: interest first, principal with the rest, and the last row
/// takes whatever is left. Schedules begin with it, and every change of a living loan goes through
/// it again for the rows ahead.
struct Amortization {
  let terms: LoanTerms
  /// Interest on this instead of the unpaid balance.
  let original: Money?

  init(_ terms: LoanTerms, original: Money? = nil) {
    self.terms = terms
    self.original = terms.method == .flat ? original : nil
  }

  /// As many rows as the asks need, at most one a period.
  func rows(
    _ principal: Money, asks: [Ask], over periods: ArraySlice<Period>
  ) -> [InterestAndPrincipal] {
    var balance = principal
    var rows: [InterestAndPrincipal] = []
    rows.reserveCapacity(periods.count)
    var deferred = Money.zero
    var deferredFrom: CalendarDate?
    for (ask, index) in zip(asks, periods.indices) where balance.isPositive {
      let period = periods[index]
      let base = original ?? balance
      let isLast = index == periods.endIndex - 1
      let repaid = isLast ? balance : min(balance, share(ask, of: base, period))
      let interest = terms.interest(on: base, weight: period.weight)
      var row = InterestAndPrincipal(base: base, interest: interest, principal: repaid)
      if period.defersInterest, !isLast {
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

  /// The principal that an ask leaves room for. A stub that only the first instalment bears does
  /// not lessen it.
  private func share(_ ask: Ask, of base: Money, _ period: Period) -> Money {
    switch ask {
    case .principal(let share): share
    case .payment(let payment):
      max(.zero, payment - terms.interest(on: base, weight: period.levelWeight))
    }
  }
}

extension LoanTerms {
  /// Ordinary interest of a stretch of time.
  func interest(on base: Money, weight: Int) -> Money {
    base.interest(at: annualRate, days: weight, year: dayCount.year, rounding: rounding)
  }
}
