import Kernel
import Lending
import Testing

/// The bank takes back money of a loan that was cancelled.
@Suite struct TakenBackCancellationTests: CountedLoan {
  private func cancelled(_ change: (inout LoanTerms) -> Void = { _ in }) throws -> LoanAccount {
    try loan(change).adding(event("x", on: "2026-01-11", .cancellation(returned: .mxn(10_000))))
  }

  private func chargeback(_ pesos: Int64, of payment: String = "x", on date: String = "2026-01-21")
    -> LoanEvent
  {
    event("c", on: date, .chargeback(amount: .mxn(pesos), of: payment))
  }

  /// 10.00 a day for the ten days of January that are left, and for 30 days each after them.
  @Test func whatIsOwedAgainBearsFromThatDay() throws {
    let account = try cancelled().adding(chargeback(10_000))
    #expect(interest(account) == [.mxn(100), .mxn(300), .mxn(300), .mxn(300)])
    let after = account.position(on: CalendarDate("2026-01-21")!)
    #expect(after.standing == .open && after.daysPastDue == 0)
    #expect(after.outstanding == Balance(principal: .mxn(10_000)) && after.credit.isZero)
    #expect(after.totals.takenBack == .mxn(10_000) && after.totals.refundedTooMuch.isZero)
  }

  @Test func aPartBearsOnItself() throws {
    let account = try cancelled().adding(chargeback(4_000))
    #expect(interest(account) == [.mxn(40), .mxn(120), .mxn(120), .mxn(120)])
    #expect(account.position(on: CalendarDate("2026-01-21")!).outstanding.principal == .mxn(4_000))
  }

  /// 500.00 that came before the cancellation pays no interest any more, and owes none.
  @Test func alsoWhatWasPaidBeforeTheCancellation() throws {
    let account = try loan()
      .adding(event("p", on: "2026-01-05", .payment(amount: .mxn(500))))
      .adding(event("x", on: "2026-01-11", .cancellation(returned: .mxn(9_500))))
      .adding(chargeback(500, of: "p"))
    #expect(interest(account) == [.mxn(5), .mxn(15), .mxn(15), .mxn(15)])
    let after = account.position(on: CalendarDate("2026-01-21")!)
    #expect(after.outstanding == Balance(principal: .mxn(500)))
    #expect(after.totals.refundedTooMuch.isZero)
  }

  /// The last instalment fell due on 1 May: all of it is overdue from the day it is owed again.
  @Test func afterTheLastInstallmentAllIsLateFromThatDay() throws {
    let account = try cancelled { $0.moratorioAnnualRate = .percent(72) }
      .adding(chargeback(10_000, on: "2026-05-11"))
    let after = account.position(on: CalendarDate("2026-05-12")!)
    #expect(after.outstanding.principal == .mxn(10_000))
    #expect(after.outstanding.ordinaryInterest.isZero)
    #expect(after.outstanding.moratorio.net == .mxn(20))
  }

  /// 2,500.00 at 72 % from the day after 31 January.
  @Test func anInstallmentToComeIsLateFromItsOwnDay() throws {
    let account = try cancelled {
      ($0.method, $0.moratorioAnnualRate) = (.equalPrincipal, .percent(72))
    }
    .adding(chargeback(10_000))
    #expect(interest(account) == [.mxn(100), .mxn(225), .mxn(150), .mxn(75)])
    let late = account.position(on: CalendarDate("2026-02-05")!)
    #expect(late.outstanding.moratorio.net == .mxn(25) && late.daysPastDue == 5)
  }

  @Test func theOpeningFeeStaysReturned() throws {
    let account = try loan {
      $0.openingFee = OpeningFee(.share(rate: .percent(3)), settlement: .deducted)
    }
    .adding(event("x", on: "2026-01-11", .cancellation(returned: .mxn(9_652))))
    .adding(chargeback(9_652))
    let after = account.position(on: CalendarDate("2026-01-21")!)
    #expect(after.outstanding == Balance(principal: .mxn(9_652)))
    #expect(after.totals.feeReturned == Part(net: .mxn(300), iva: .mxn(48)))
  }

  @Test func aSecondCancellationHolds() throws {
    let account = try cancelled().adding(chargeback(10_000, on: "2026-01-12"))
    let on = CalendarDate("2026-01-13")!
    let again = account.adding(event("y", on: "2026-01-13", .cancellation(returned: .mxn(10_000))))
    #expect(account.cancellationQuote(on: on) == .mxn(10_000))
    #expect(again.position(on: on).standing == .cancelled(on: on))
    #expect(again.position(on: on).outstanding.total.isZero)
  }

  @Test func aChargebackThatIsReversedLeavesItCancelled() throws {
    let account = try cancelled().adding(chargeback(10_000))
      .adding(event("r", on: "2026-01-22", .reversal(of: "c")))
    #expect(
      account.position(on: CalendarDate("2026-02-01")!)
        == (try cancelled().position(on: CalendarDate("2026-02-01")!)))
  }

  /// 11,000 of 12,000 stay, and 10,000 are enough.
  @Test func creditPaysForWhatTheBankTakes() throws {
    let account = try loan()
      .adding(event("x", on: "2026-01-11", .cancellation(returned: .mxn(12_000))))
      .adding(chargeback(1_000))
    let after = account.position(on: CalendarDate("2026-02-11")!)
    #expect(after.standing == .cancelled(on: CalendarDate("2026-01-11")!))
    #expect(after.credit == .mxn(1_000) && after.outstanding.total.isZero)
  }

  /// 500.00 came, went back to the borrower and were taken by the bank: the cancellation brings
  /// them again.
  @Test func whatIsOwedOutsideTheLoanIsReturnedWithTheRest() throws {
    let account = try loan()
      .adding(event("p", on: "2026-01-05", .payment(amount: .mxn(500))))
      .adding(event("r", on: "2026-01-06", .refund(amount: .mxn(500))))
      .adding(event("c", on: "2026-01-07", .chargeback(amount: .mxn(500), of: "p")))
    let on = CalendarDate("2026-01-11")!
    #expect(account.cancellationQuote(on: on) == .mxn(10_500))
    let after = account.adding(event("x", on: "2026-01-11", .cancellation(returned: .mxn(10_500))))
      .position(on: on)
    #expect(after.standing == .cancelled(on: on) && after.credit.isZero)
    #expect(after.totals.refundedTooMuch.isZero)
  }

  /// 72 % was agreed meanwhile; the dates of a table that was agreed before went with it.
  @Test func itGoesOnAsSignedAtTheRateOfTheDay() throws {
    let twice = NewTerms(
      annualRate: .percent(72), dates: agreed([("2026-02-10", 36), ("2026-03-12", 30)]))
    let before = try loan().adding(event("m", on: "2026-01-05", .modification(.reschedule(twice))))
      .adding(event("x", on: "2026-01-11", .cancellation(returned: .mxn(10_000))))
      .adding(chargeback(10_000))
    let meanwhile = try cancelled()
      .adding(event("m", on: "2026-01-16", .rateChange(to: .percent(72))))
      .adding(chargeback(10_000))
    for account in [before, meanwhile] {
      #expect(interest(account) == [.mxn(200), .mxn(600), .mxn(600), .mxn(600)])
    }
  }

  /// Due on Friday, its period ends on Sunday. The first instalment asks nothing any more: Saturday
  /// and the seven days of the next bear 10.00 each.
  @Test func theDaysThatAnInstalmentHadAskedBearAnew() throws {
    let account = try loan {
      ($0.disbursedOn, $0.frequency) = (CalendarDate("2026-01-04")!, .days(7))
      $0.workingDays = WorkingDayRule(.previous, movesInterest: false)
    }
    .adding(event("x", on: "2026-01-09", .cancellation(returned: .mxn(10_000))))
    .adding(chargeback(10_000, on: "2026-01-10"))
    #expect(interest(account).prefix(2) == [.zero, .mxn(80)])
  }
}
