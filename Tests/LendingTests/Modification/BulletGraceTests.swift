import Foundation
import Kernel
import Lending
import LendingLives
import Testing

/// The only row of a bullet loan has the grace of its first periods in its days: what is left
/// after a prepayment bears interest as the rest of them do.
@Suite struct BulletGraceTests {
  /// 10,000 at 60 %, paid whole after three months, of which the first is free.
  private func interest(
    _ grace: Grace, accrual: DayCount = .byPeriod, prepaying amount: Money = .zero,
    on date: String = "2026-01-15", recalculation: Recalculation = .none
  ) throws -> Money {
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 3,
      frequency: .monthly, method: .bullet, annualRate: .percent(60), dayCount: accrual,
      ivaOnInterest: .zero, workingDays: WorkingDayRule(.none), grace: grace,
      recalculation: recalculation)
    let event = LoanEvent(
      id: "prepaid", effectiveOn: CalendarDate(date)!, at: Date(timeIntervalSince1970: 1),
      .prepayment(amount: amount, choosing: .lowerInstallments))
    let account = LoanAccount(
      schedule: try Schedule(terms, calendar: goldenCalendar),
      events: amount.isZero ? [] : [event])
    let row = account.installments(on: CalendarDate("2026-04-15")!)[0]
    return row.owed.ordinaryInterest.net
  }

  @Test func withNoPrepaymentTwoMonthsAreBorne() throws {
    #expect(try interest(Grace(interestFree: 1)) == .mxn(1_000))
  }

  @Test(arguments: DayCount.allCases)
  func halfPrepaidAtOnceBearsHalf(accrual: DayCount) throws {
    let whole = try interest(Grace(interestFree: 1), accrual: accrual)
    let half = try interest(
      Grace(interestFree: 1), accrual: accrual, prepaying: .mxn(5_000))
    #expect(abs(half.minorUnits * 2 - whole.minorUnits) <= 1)
  }

  /// Forty-five of ninety days have passed: half of the interest is earned, and the other half is
  /// borne by what is left.
  @Test func prepaidInTheMiddleKeepsWhatWasEarned() throws {
    let interest = try interest(
      Grace(interestFree: 1), prepaying: .mxn(5_000), on: "2026-03-01")
    #expect(interest == .mxn(750))
  }

  /// Its interest is paid at the end with or without it.
  @Test func graceOfPaymentTakesNoInterestAway() throws {
    let grace = Grace(principal: 1, interestPayment: 1)
    #expect(try interest(grace, prepaying: .mxn(5_000)) == .mxn(750))
  }
}
