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
}
