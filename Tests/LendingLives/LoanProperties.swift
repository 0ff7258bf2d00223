import Foundation
import Kernel
import Lending

extension Property {
  static let ofLoans = [
    Property(
      "loans: theTableRepaysExactlyWhatIsOwedAndItsPartsAddUp", 1,
      theTableRepaysExactlyWhatIsOwedAndItsPartsAddUp),
    Property(
      "loans: everyPaymentIsItsAllocationAndItsExcess", 2, everyPaymentIsItsAllocationAndItsExcess),
    Property(
      "loans: nothingOwedIsEverNegativeAndMoneyIsFullyAccountedFor", 3,
      nothingOwedIsEverNegativeAndMoneyIsFullyAccountedFor),
    Property(
      "loans: thePayoffQuoteClosesTheLoanToTheCentavo", 6, thePayoffQuoteClosesTheLoanToTheCentavo),
    Property(
      "loans: aCancellationThatLostItsMoneyIsAPlainPayment", 10,
      aCancellationThatLostItsMoneyIsAPlainPayment),
    Property(
      "loans: aCancellationWhoseMoneyWentBackIsOwedAgain", 12,
      aCancellationWhoseMoneyWentBackIsOwedAgain),
    Property(
      "loans: creditCoversTheInstallmentsAheadThatItCanPay", 11,
      creditCoversTheInstallmentsAheadThatItCanPay),
    Property("loans: theFormulaOfAnOpenFigureGivesItsAmount", 9) { (loan: RandomLoan, random) in
      try formulasAreTrue(loan, &random)
    },
  ]

  private static func theTableRepaysExactlyWhatIsOwedAndItsPartsAddUp(
    _ loan: RandomLoan, _ random: inout SeededRandom
  ) throws {
    let rows = loan.schedule.installments
    try hold(rows.map(\.principal).sum == loan.schedule.terms.amortizedPrincipal)
    try hold(rows.last?.closingPrincipal == .zero)
    let parts = loan.schedule
    try hold(
      parts.totalToPay == parts.terms.amortizedPrincipal + parts.totalInterest
        + parts.totalInterestIVA + parts.totalFees + parts.totalFeesIVA)
    try hold(rows.allSatisfy { !$0.principal.isNegative && !$0.interest.isNegative })
    try hold(zip(rows, rows.dropFirst()).allSatisfy { $0.periodEnd < $1.periodEnd })
    try hold(rows.allSatisfy { goldenCalendar.isWorkingDay($0.dueOn) && $0.dueOn >= $0.periodEnd })
  }

  private static func everyPaymentIsItsAllocationAndItsExcess(
    _ loan: RandomLoan, _ random: inout SeededRandom
  ) throws {
    let account = loan.account
    let on = loan.day(&random, through: 400)
    let paid = Money.centavos(.random(in: 1...900_000, using: &random))
    let event = LoanEvent(
      id: "new", effectiveOn: on, at: Date(timeIntervalSince1970: 9), .payment(amount: paid))
    let effect = account.receive(event, asOf: on)
    try hold(effect.allocation.total + effect.excess == paid)
    try hold(effect.lines.allSatisfy { !$0.part.net.isNegative && !$0.part.iva.isNegative })
  }

  private static func nothingOwedIsEverNegativeAndMoneyIsFullyAccountedFor(
    _ loan: RandomLoan, _ random: inout SeededRandom
  ) throws {
    let account = loan.account
    let on = loan.day(&random)
    let position = account.position(on: on)
    for component in Component.allCases {
      let parts = [position.outstanding, position.due, position.pastDue].map { $0[component] }
      try hold(parts.allSatisfy { !$0.net.isNegative && !$0.iva.isNegative })
    }
    try hold(!position.credit.isNegative)
    try hold(position.totals.applied.total + position.credit == position.totals.received)
    let owed = loan.schedule.terms.amortizedPrincipal
    try hold(position.totals.applied.principal + position.outstanding.principal == owed)
  }

  private static func thePayoffQuoteClosesTheLoanToTheCentavo(
    _ loan: RandomLoan, _ random: inout SeededRandom
  ) throws {
    let account = loan.account
    let last = loan.events.map(\.effectiveOn).max() ?? loan.schedule.terms.disbursedOn
    let on = last.adding(days: .random(in: 0...60, using: &random))
    let quote = account.payoffQuote(on: on)
    guard account.position(on: on).standing == .open else { return }
    let event = LoanEvent(
      id: "payoff", effectiveOn: on, at: Date(timeIntervalSince1970: 99),
      .payoff(amount: quote.total))
    let effect = account.receive(event, asOf: on)
    try hold(effect.after.standing == .paidOff(on: on))
    try hold(effect.after.outstanding.total == .zero)
    try hold(effect.after.credit.isZero || quote.total.isZero)
  }

  private static func event(
    _ id: String, on date: CalendarDate, _ what: LoanEvent.What
  ) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: date, at: Date(timeIntervalSince1970: 1), what)
  }

  private static func aCancellationThatLostItsMoneyIsAPlainPayment(
    _ loan: RandomLoan, _ random: inout SeededRandom
  ) throws {
    let start = loan.schedule.terms.disbursedOn
    let account = LoanAccount(schedule: loan.schedule)
    let owed = account.cancellationQuote(on: start)
    guard owed > .centavos(1) else { return }
    let first = Money.centavos(.random(in: 1..<owed.minorUnits, using: &random))
    let returned = event("c", on: start, .cancellation(returned: owed - first))
    let undone = account.adding(event("a", on: start, .payment(amount: first))).adding(returned)
      .adding(event("r", on: start, .reversal(of: "a")))
    let plain = account.adding(event("c", on: start, .payment(amount: owed - first)))
    let on = start.adding(days: .random(in: 0...900, using: &random))
    try hold(undone.position(on: on) == plain.position(on: on))
  }

  /// Whatever the bank takes back of it is owed again, without interest that day; paid then, it
  /// closes the loan, and where the bank was wrong nothing has changed.
  private static func aCancellationWhoseMoneyWentBackIsOwedAgain(
    _ loan: RandomLoan, _ random: inout SeededRandom
  ) throws {
    let start = loan.schedule.terms.disbursedOn
    let account = LoanAccount(schedule: loan.schedule)
    let owed = account.cancellationQuote(on: start)
    guard owed.isPositive else { return }
    let cancelled = account.adding(event("c", on: start, .cancellation(returned: owed)))
    let back = Money.centavos(.random(in: 1...owed.minorUnits, using: &random))
    let on = start.adding(days: .random(in: 0...900, using: &random))
    let taken = cancelled.adding(event("t", on: on, .chargeback(amount: back, of: "c")))
    try hold(taken.position(on: on).outstanding == Balance(principal: back))
    let later = on.adding(days: .random(in: 0...200, using: &random))
    let quote = taken.payoffQuote(on: later).total
    let paid = taken.adding(event("v", on: later, .payoff(amount: quote)))
    try hold(paid.position(on: later).standing == .paidOff(on: later))
    let undone = taken.adding(event("u", on: later, .reversal(of: "t")))
    try hold(undone.position(on: later) == cancelled.position(on: later))
  }

  private static func creditCoversTheInstallmentsAheadThatItCanPay(
    _ loan: RandomLoan, _ random: inout SeededRandom
  ) throws {
    let account = loan.account
    let on = loan.day(&random)
    var credit = account.position(on: on).credit
    for row in account.installments(on: on) where row.dueOn > on && row.unpaid.total.isPositive {
      guard credit.isPositive else { break }
      if credit < row.unpaid.total {
        try hold(row.state != .covered)
        break
      }
      credit -= row.unpaid.total
      try hold(row.state == .covered)
    }
  }
}
