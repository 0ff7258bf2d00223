import Kernel

/// What the rows of a loan come to.
struct Tally {
  var outstanding = Balance.zero
  var due = Balance.zero
  var pastDue = Balance.zero
  var earned: Balance
  var applied: Balance
  var disputed = Money.zero
  /// The first row whose day has gone by unpaid, and the first whose day has not.
  var oldest: NextDue?
  var next: NextDue?

  init(earned: Balance = .zero, applied: Balance = .zero) {
    self.earned = earned
    self.applied = applied
  }

  @inline(__always)
  mutating func count(_ row: OpenInstallment, on date: CalendarDate, terms: LoanTerms) {
    applied += row.paid
    guard row.isUsual, !terms.lateInterestRuns else {
      return countUnusual(row, on: date, terms: terms)
    }
    let interest = row.interestEarned(by: date, terms: terms)
    earned.ordinaryInterest += interest
    earned.collectionFees += row.owed.collectionFees
    let moratorio = row.moratorioEarned(by: date, terms: terms)
    earned.moratorio += moratorio
    if row.payableOn <= date {
      countPayable(row, moratorio: moratorio, on: date)
    } else {
      countAhead(row, interest: interest)
    }
    note(row, on: date, terms: terms)
  }

  private mutating func countUnusual(
    _ row: OpenInstallment, on date: CalendarDate, terms: LoanTerms
  ) {
    earned += row.earned(by: date, terms: terms)
    outstanding += row.closing(on: date, terms: terms)
    let payable = row.payable(on: date, terms: terms)
    due += payable
    if row.lateSince < date { pastDue += payable }
    disputed += row.disputed.total
    note(row, on: date, terms: terms)
  }

  @inline(__always)
  private mutating func countPayable(
    _ row: OpenInstallment, moratorio: Part, on date: CalendarDate
  ) {
    var remaining = row.owed - row.paid
    remaining.moratorio = moratorio - row.paid.moratorio
    outstanding += remaining
    due += remaining
    if row.payableOn < date { pastDue += remaining }
    earned.fees += row.owed.fees
    earned.insurance += row.owed.insurance
  }

  /// All that is payable of a later row is what a collection act added to it; closing the loan
  /// takes its principal too, and the interest and fees that it has earned.
  @inline(__always)
  private mutating func countAhead(_ row: OpenInstallment, interest: Part) {
    let collectionFees = row.owed.collectionFees - row.paid.collectionFees
    due.collectionFees += collectionFees
    outstanding.principal += row.unpaidPrincipal
    outstanding.ordinaryInterest +=
      interest.atLeast(row.paid.ordinaryInterest) - row.paid.ordinaryInterest
    outstanding.fees += row.feesWithoutTable - row.paid.fees
    outstanding.collectionFees += collectionFees
    earned.fees += row.charged
  }

  @inline(__always)
  mutating func note(_ row: OpenInstallment, on date: CalendarDate, terms: LoanTerms) {
    let isPast = row.payableOn < date
    guard isPast ? oldest == nil : next == nil else { return }
    let unpaid = row.overdueOfTable
    guard unpaid.isPositive, !isPast || row.isLate(on: date, terms: terms) else { return }
    let found = NextDue(number: row.number, on: row.lateSince, amount: unpaid)
    if isPast { oldest = found } else { next = found }
  }
}
