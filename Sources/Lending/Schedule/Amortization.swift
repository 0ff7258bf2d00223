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
  /// What is lent after the first disbursement, in the order of its days.
  let later: ArraySlice<Drawing>

  init(_ terms: LoanTerms, original: Money? = nil, later: ArraySlice<Drawing> = []) {
    self.terms = terms
    self.original = terms.method == .flat ? original : nil
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
      let repaid = isLast ? balance : min(balance, share(ask, of: base, period))
      whole += Int128(base.minorUnits) * Int128(period.weight)
      let isWhole = isLast && original != nil && terms.flatInterest == .whole
      let interest =
        isWhole
        ? terms.interest(ofWeighted: whole) - earned
        : terms.interest(on: base, weight: period.weight)
      earned += interest
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
  /// Ordinary interest of centavos, each counted as often as the weight of the time it was lent.
  func interest(ofWeighted centavos: Int128) -> Money {
    let year = Int128(Rate.one.millionths) * Int128(dayCount.year)
    return Money(
      minorUnits: rounding.divide(centavos * Int128(annualRate.millionths), by: year))
  }

  /// Ordinary interest of a stretch of time.
  func interest(on base: Money, weight: Int) -> Money {
    base.interest(at: annualRate, days: weight, year: dayCount.year, rounding: rounding)
  }
}
