import Kernel

extension Replay {
  /// All that closing the loan on `date` would take, before credit.
  func outstanding(on date: CalendarDate) -> Balance {
    rows.reduce(into: .zero) { $0 += $1.closing(on: date, terms: terms) }
  }

  func due(on date: CalendarDate) -> Balance {
    rows.reduce(into: .zero) { $0 += $1.payable(on: date, terms: terms) }
  }
}

extension OpenInstallment {
  /// Unpaid and payable on `date`: all of a due instalment; of a later one only what a collection
  /// act added to it.
  func payable(on date: CalendarDate, terms: LoanTerms) -> Balance {
    if payableOn <= date { return remaining(on: date, terms: terms) }
    return Balance(collectionFees: remaining(.collectionFees, on: date, terms: terms))
  }

  /// What closing the loan on `date` takes of this instalment, disputed or not: a later one gives
  /// its principal and the interest earned so far, and its fee is never charged unless an event
  /// charged it.
  func closing(on date: CalendarDate, terms: LoanTerms) -> Balance {
    if payableOn <= date {
      return remaining(on: date, terms: terms) + disputed
    }
    let cleared = cleared
    let earned = interestEarned(by: date, terms: terms).atLeast(cleared.ordinaryInterest)
    var closing = Balance(
      principal: owed.principal - cleared.principal,
      ordinaryInterest: earned - cleared.ordinaryInterest, fees: feesWithoutTable - cleared.fees,
      collectionFees: owed.collectionFees - cleared.collectionFees)
    if !isUsual {
      closing += Balance(
        moratorio: brought.moratorio - cleared.moratorio, fees: brought.fees,
        insurance: clearedOfOwn(.insurance) + brought.insurance - cleared.insurance,
        collectionFees: brought.collectionFees)
    }
    return closing
  }

  /// Interest, fees and IVA earned by `date`, paid or not.
  func earned(by date: CalendarDate, terms: LoanTerms) -> Balance {
    var earned = Balance(
      ordinaryInterest: interestEarned(by: date, terms: terms),
      moratorio: moratorioEarned(by: date, terms: terms), collectionFees: owed.collectionFees)
    if payableOn <= date {
      earned.fees = owed.fees
      earned.insurance = owed.insurance
    } else {
      earned.fees = charged
    }
    guard !isUsual else { return earned }
    earned.moratorio += brought.moratorio
    earned.collectionFees += brought.collectionFees
    earned.fees += brought.fees
    earned.insurance += brought.insurance
    return earned
  }
}
