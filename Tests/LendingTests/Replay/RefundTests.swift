import Foundation
import Kernel
import Lending
import Testing

/// Credit of a loan that ended goes back to whoever paid it.
@Suite struct RefundTests {
  private static let on = CalendarDate("2026-07-01")!

  private func event(_ id: String, _ what: LoanEvent.What, at second: Int = 0) -> LoanEvent {
    LoanEvent(
      id: id, effectiveOn: Self.on, at: Date(timeIntervalSince1970: TimeInterval(second)), what)
  }

  private func paid(_ surplus: Money) throws -> (LoanAccount, Money) {
    let loan = try AllocationTests.loan()
    let all = loan.payoffQuote(on: Self.on).total + surplus
    return (loan.adding(event("p", .payoff(amount: all))), all)
  }

  @Test func whatIsRefundedIsNoCreditAnyMore() throws {
    let (loan, _) = try paid(.mxn(200))
    #expect(loan.position(on: Self.on).credit == .mxn(200))
    let after = loan.adding(event("r", .refund(amount: .mxn(200)), at: 1)).position(on: Self.on)
    #expect(after.credit.isZero && after.totals.refunded == .mxn(200))
    #expect(after.totals.refundedTooMuch.isZero && after.standing == .paidOff(on: Self.on))
  }

  @Test func aRefundThatWasUndoneIsCreditAgain() throws {
    let (loan, _) = try paid(.mxn(200))
    let after = loan.adding(event("r", .refund(amount: .mxn(200)), at: 1))
      .adding(event("u", .reversal(of: "r"), at: 2)).position(on: Self.on)
    #expect(after.credit == .mxn(200) && after.totals.refunded.isZero)
  }

  @Test func aRefundOfMoneyThatNeverCountedIsOwedToUs() throws {
    let (loan, all) = try paid(.mxn(200))
    let after = loan.adding(event("r", .refund(amount: .mxn(200)), at: 1))
      .adding(event("u", .reversal(of: "p"), at: 2))
    let position = after.position(on: Self.on)
    #expect(position.standing == .open && position.totals.refundedTooMuch == .mxn(200))
    // Paid again, it is what it was; what was sent too much is owed outside the loan.
    let again = after.adding(event("q", .payoff(amount: all), at: 3)).position(on: Self.on)
    #expect(again.credit == .mxn(200) && again.totals.refundedTooMuch == .mxn(200))
  }
}
