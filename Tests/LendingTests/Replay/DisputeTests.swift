import Kernel
import Lending
import Testing

@Suite struct DisputeTests: CountedLoan {
  /// 10.00 a day until 26 January and 5.00 since: all of January's 275.00 stays disputed.
  @Test func anotherRateEndsNoDispute() throws {
    let account = try loan { $0.moratorioAnnualRate = .percent(72) }
      .adding(event("d", on: "2026-01-20", .disputeOpened(amount: .mxn(300), installment: 1)))
      .adding(event("r", on: "2026-01-26", .rateChange(to: .percent(18))))
    let after = account.position(on: CalendarDate("2026-02-10")!)
    #expect(after.disputed == .mxn(275) && after.due.total.isZero && after.daysPastDue == 0)
  }

  @Test func anotherTableEndsIt() throws {
    let account = try loan()
      .adding(event("d", on: "2026-01-20", .disputeOpened(amount: .mxn(300), installment: 1)))
      .adding(event("m", on: "2026-01-26", .modification(.reamortise)))
    let after = account.position(on: CalendarDate("2026-02-10")!)
    #expect(after.disputed.isZero && after.due.total == .mxn(300) && after.daysPastDue == 10)
  }

  /// 10,000 and a day's 10.00, less the 60.00 that wait for punctuality: the end of the dispute of
  /// a later instalment does not spend them on its interest.
  @Test func thePayoffQuoteClosesALoanBesideADispute() throws {
    let account = try loan {
      $0.punctuality = Punctuality(share: .percent(20), reward: .returned)
      $0.allocation.usual.inAdvance = [.ordinaryInterest]
    }
    .adding(event("d", on: "2026-01-20", .disputeOpened(amount: .mxn(100), installment: 3)))
    .adding(event("p", on: "2026-01-31", .payment(amount: .mxn(300))))
    let on = CalendarDate("2026-02-01")!
    #expect(account.payoffQuote(on: on).total == .mxn(9_950))
    let paid = account.adding(event("q", on: "2026-02-01", .payoff(amount: .mxn(9_950))))
    #expect(paid.position(on: on).standing == .paidOff(on: on))
  }
}
