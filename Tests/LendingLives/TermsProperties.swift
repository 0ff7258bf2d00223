import Kernel
import Lending

/// What must hold of every table, whatever the terms.
extension Property {
  static let ofTables = [
    Property("tables: theTableRepaysWhatIsOwedAndNothingIsNegative", 21, repaysWhatIsOwed),
    Property("tables: datesGoForwardAndNoneComesBeforeTheMoney", 22, datesGoForward),
    Property("tables: roundedInstallmentsAreMultiplesBetweenTheFirstAndTheLast", 23, areMultiples),
    Property("tables: aDifferenceThatLandsFirstLeavesTheLastLikeTheOthers", 24, landsFirst),
    Property("tables: termsKeptAndReadBackAreTheSameAndGiveTheSameTable", 25, isKept),
    Property("tables: splittingLosesNoCentavo", 26, splitsWhole),
    Property("tables: theCATCountsTimeByTheContractWhateverDaysAreWorked", 27, isTimedByContract),
    Property("tables: everyEquationOfAnExplanationIsTrue", 28, isTrue),
    Property("tables: realInterestLiesBetweenNothingAndTheInterest", 18, isRealInterest),
  ]

  private static func repaysWhatIsOwed(
    _ drawn: RandomTable, _ random: inout SeededRandom
  ) throws {
    let (terms, rows) = (drawn.terms, drawn.schedule.installments)
    var balance = rows[0].openingPrincipal
    try hold(terms.downPayment != nil || balance == terms.amortizedPrincipal)
    for row in rows {
      try hold(row.openingPrincipal == balance)
      balance -= row.principal
      let parts = [
        balance, row.principal, row.interest, row.interestIVA, row.fees, row.feesIVA,
        row.insurance, row.insuranceIVA,
      ]
      try hold(parts.allSatisfy { !$0.isNegative }, "row \(row.number)")
    }
    try hold(balance.isZero)
    try hold(rows.map(\.number) == Array(1...rows.count))
  }

  private static func datesGoForward(
    _ drawn: RandomTable, _ random: inout SeededRandom
  ) throws {
    let (terms, rows) = (drawn.terms, drawn.schedule.installments)
    try hold(rows[0].periodStart == terms.disbursedOn && rows[0].dueOn > terms.disbursedOn)
    try hold(
      rows.allSatisfy { $0.periodStart < $0.periodEnd && $0.interestFrom <= $0.periodStart })
    for (row, next) in zip(rows, rows.dropFirst()) {
      try hold(row.periodEnd == next.periodStart && row.dueOn < next.dueOn)
    }
    guard terms.workingDays.shift != .none else {
      return try hold(rows.allSatisfy { $0.dueOn == $0.periodEnd })
    }
    try hold(rows.allSatisfy { goldenCalendar.isWorkingDay($0.dueOn) })
  }

  private static func areMultiples(
    _ drawn: RandomTable, _ random: inout SeededRandom
  ) throws {
    let (terms, rows) = (drawn.terms, drawn.schedule.installments)
    let multiple = terms.installmentRounding.multiple.minorUnits
    guard terms.method == .level, terms.arithmetic == .exact, terms.grace == .none else { return }
    for row in rows.dropLast().dropFirst() {
      try hold((row.principal + row.interest).minorUnits % multiple == 0)
    }
  }

  private static func landsFirst(_ drawn: RandomTable, _ random: inout SeededRandom) throws {
    var terms = drawn.terms
    terms.method = .level
    terms.installmentRounding = InstallmentRounding(difference: .first)
    (terms.annualRate, terms.annuityBasis) = (min(terms.annualRate, .percent(60)), .exactPeriods)
    (terms.arithmetic, terms.grace) = (.exact, .none)
    guard let rows = try? Schedule(terms, calendar: goldenCalendar).installments, rows.count > 2
    else { return }
    let days = rows[0].periodStart.days(to: rows[rows.count - 1].periodEnd)
    guard days < 3 * 365 else { return }
    let payments = rows.map { $0.principal + $0.interest }
    let off = payments[rows.count - 1] - payments[1]
    try hold(off.minorUnits.magnitude <= 6 * UInt64(rows.count), "\(off)")
  }

  private static func isKept(_ drawn: RandomTable, _ random: inout SeededRandom) throws {
    try hold(try kept(drawn.terms) == drawn.terms)
    try hold(try kept(drawn.schedule) == drawn.schedule)
  }

  /// But where a charge of a date comes with another instalment, and so with another count of them.
  private static func isTimedByContract(
    _ drawn: RandomTable, _ random: inout SeededRandom
  ) throws {
    var terms = drawn.terms
    terms.workingDays = WorkingDayRule(.none)
    guard let unmoved = try? Schedule(terms, calendar: goldenCalendar).creditFlows,
      let moved = try? drawn.schedule.creditFlows,
      unmoved.credit.map(\.amount.isZero) == moved.credit.map(\.amount.isZero)
    else { return }
    try hold(unmoved.credit.map(\.time) == moved.credit.map(\.time))
  }

  private static func splitsWhole(_ split: RandomSplit, _ random: inout SeededRandom) throws {
    let shares = split.amount.split(by: split.weights)
    try hold(shares.sum == split.amount)
    try hold(zip(shares, split.weights).allSatisfy { $0.isZero || $1 != 0 })
  }

  /// However much is lent, never more than the interest while prices rise, and never negative.
  private static func isRealInterest(
    _ drawn: RandomInterest, _ random: inout SeededRandom
  ) throws {
    let value = try drawn.period.realInterest(udi: drawn.udi).value
    try hold(value >= .zero && value <= drawn.period.interest)
  }
}
