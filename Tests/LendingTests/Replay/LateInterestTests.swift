import Kernel
import Lending
import Testing

/// Interest that overdue principal goes on bearing is paid once, whatever becomes of the table.
@Suite struct LateInterestTests {
  private func event(_ id: String, on date: String, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: CalendarDate(date)!, instant: 0, what)
  }

  /// Under each way in which a drawdown asks other figures of the table.
  @Test(arguments: [RepaymentMethod.flat, .level, .equalPrincipal], [Arithmetic.exact, .digits12])
  func lateInterestThatWasPaidIsNotAskedAgainWhenMoreIsLent(
    method: RepaymentMethod, arithmetic: Arithmetic
  ) throws {
    let loan = try LatenessGuideTests.loan {
      ($0.method, $0.arithmetic) = (method, arithmetic)
      $0.drawdowns = .overOriginalCount
      $0.moratorio.ordinaryInterest = .runsBeside
    }
    let on = CalendarDate("2027-02-25")!
    let due = loan.position(on: on).due
    #expect(due.ordinaryInterest.net > loan.schedule.installments[0].interest)
    let paid = loan.adding(event("p", on: "2027-02-25", .payment(amount: due.total)))
    #expect(paid.position(on: on).due.isZero)
    let drawn = paid.adding(event("d", on: "2027-03-01", .drawdown(amount: .mxn(1_000))))
    let later = CalendarDate("2027-03-10")!
    let first = drawn.installments(on: later)[0]
    #expect(first.unpaid.isZero && first.owed.ordinaryInterest == due.ordinaryInterest)
    #expect(drawn.position(on: later).due.isZero)
  }

  @Test func aPayoffAfterThatClosesTheLoan() throws {
    let loan = try LatenessGuideTests.loan {
      ($0.method, $0.drawdowns) = (.flat, .overOriginalCount)
      $0.moratorio.ordinaryInterest = .runsBeside
    }
    let due = loan.position(on: CalendarDate("2027-02-25")!).due
    let drawn = loan.adding(event("p", on: "2027-02-25", .payment(amount: due.total)))
      .adding(event("d", on: "2027-03-01", .drawdown(amount: .mxn(1_000))))
    let on = CalendarDate("2027-03-10")!
    let quote = drawn.payoffQuote(on: on).total
    let closed = drawn.adding(event("c", on: "2027-03-10", .payoff(amount: quote))).position(on: on)
    #expect(closed.standing == .paidOff(on: on))
    #expect(closed.outstanding.isZero && closed.credit.isZero)
  }

  /// 580.00 of interest with its IVA that had fallen due is asked with the first new instalment,
  /// beside its own.
  @Test func interestThatARowWasBroughtIsNotItsOwnWherePrincipalIsPaidEarly() throws {
    let loan = try LatenessGuideTests.loan {
      ($0.recalculation, $0.moratorioAnnualRate) = (.onEarly, .zero)
      $0.allocation = AllocationPlan(usual: .always(.usual))
      $0.allocation.usual.inAdvance = [.ordinaryInterest, .principal]
    }
    let restructured = loan.adding(
      event("a", on: "2027-02-20", .modification(.restructure(capitalising: [], NewTerms()))))
    let on = CalendarDate("2027-02-20")!
    let before = restructured.installments(on: on)
    let asked = before[1].unpaid
    #expect(asked.ordinaryInterest.total > .mxn(580))
    let paid = restructured.adding(
      event("p", on: "2027-02-20", .payment(amount: asked.ordinaryInterest.total + .mxn(1_000))))
    let after = paid.installments(on: on)
    #expect(after[1].owed.ordinaryInterest == asked.ordinaryInterest)
    #expect(after[1].unpaid.ordinaryInterest.isZero)
    #expect(after.map(\.unpaid.principal).sum == before.map(\.unpaid.principal).sum - .mxn(1_000))
  }
}

extension Arithmetic {
  fileprivate static let digits12 = Arithmetic.significantDigits(12)
}
