import Kernel
import Lending
import Testing

@Suite struct CountedLivesTests: CountedLoan {
  private var payoff: LoanEvent { event("q", on: "2026-01-11", .payoff(amount: .mxn(10_100))) }

  /// 100.00 until the payoff, 6,000 for 20 days with 1,000 more for 9, and 7,000 for 20.
  @Test(arguments: [
    LoanEvent.What.chargeback(amount: .mxn(1_000), of: "q"), .drawdown(amount: .mxn(1_000)),
  ])
  func aTableAgreedAfterAPayoffIsTheOnlyOne(after: LoanEvent.What) throws {
    let dates = agreed([("2026-02-10", 20), ("2026-03-02", 20)])
    let account = try loan().adding(payoff).adding(
      event(
        "t", on: "2026-01-21",
        .modification(.topUp(amount: .mxn(6_000), NewTerms(dates: dates))))
    ).adding(event("a", on: "2026-02-01", after))
    #expect(interest(account).sum == .mxn(369))
  }

  /// 6,000 at 12 % from the day it is lent: 20.00 of the period that runs, and 60.00 of each other.
  @Test func aTopUpOfALoanThatWasPaidOffBearsTheRateItAgrees() throws {
    let account = try loan().adding(payoff).adding(
      event(
        "t", on: "2026-01-21",
        .modification(.topUp(amount: .mxn(6_000), NewTerms(annualRate: .percent(12))))))
    #expect(interest(account) == [.mxn(120), .mxn(60), .mxn(60), .mxn(60)])
  }

  /// 3,000 waits as credit and repays principal as the first interest falls due: 7,300 until 17
  /// March, and 13,300 since.
  @Test func creditThatRepaysPrincipalMeetsNoDrawdownAhead() throws {
    let account = try loan {
      $0.installmentCount = 3
      $0.allocation = .holdingTheRest()
      ($0.allocation.additions, $0.allocation.usual.inAdvance) = (.meetAllPayments, [.principal])
      $0.allocation.byKind[.payment] = .holdingTheRest(.usual)
    }
    .adding(event("p", on: "2026-01-10", .payment(amount: .mxn(3_000))))
    .adding(event("d", on: "2026-03-17", .drawdown(amount: .mxn(6_000))))
    #expect(interest(account) == [.mxn(300), .mxn(219), .mxn(309)])
  }

  /// 6,000 after a prepayment on the first day: 300.00 of interest was paid, and 180.00 is borne.
  @Test func interestPaidAheadIsNotTakenForEarned() throws {
    let prepaid = try loan {
      $0.installmentCount = 2
      $0.allocation.usual.inAdvance = [.ordinaryInterest]
    }
    .adding(event("p", on: "2026-01-01", .payment(amount: .mxn(300))))
    .adding(
      event("r", on: "2026-01-01", .prepayment(amount: .mxn(4_000), choosing: .lowerInstallments)))
    let drawn = prepaid.adding(event("d", on: "2026-01-16", .drawdown(amount: .mxn(15_000))))
    #expect(interest(drawn)[0] == .mxn(405))
    let taken = prepaid.adding(
      event("c", on: "2026-01-02", .chargeback(amount: .mxn(300), of: "p")))
    #expect(interest(taken)[0] == .mxn(180))
  }

  /// 100.00 and 40.00 of January; 2,000 is owed again for 20 days.
  @Test func whatIsOwedAgainAfterALoanWasPaidBearsFromThatDay() throws {
    let account = try loan {
      ($0.installmentCount, $0.allocation.usual.inAdvance) = (2, [.principal])
    }
    .adding(
      event("r", on: "2026-01-11", .prepayment(amount: .mxn(2_000), choosing: .lowerInstallments))
    )
    .adding(event("p", on: "2026-01-16", .payment(amount: .mxn(8_000))))
    .adding(event("q", on: "2026-01-31", .payment(amount: .mxn(140))))
    .adding(event("c", on: "2026-02-10", .chargeback(amount: .mxn(2_000), of: "r")))
    #expect(interest(account) == [.mxn(140), .mxn(40)])
  }

  /// 1,000 in January, and 3,000 for 20 days at the 12 % that was agreed while nothing was owed.
  @Test func aRateAgreedWhileNothingIsOwedIsThatOfTheNextDrawdown() throws {
    let account = try loan {
      ($0.method, $0.arithmetic) = (.level, .significantDigits(12))
    }
    .adding(event("r", on: "2026-01-01", .prepayment(amount: .mxn(9_000), choosing: .shortenTerm)))
    .adding(event("p", on: "2026-01-31", .payment(amount: .mxn(1_030))))
    .adding(event("t", on: "2026-02-05", .rateChange(to: .percent(12))))
    .adding(event("d", on: "2026-02-10", .drawdown(amount: .mxn(3_000))))
    #expect(interest(account).prefix(2) == [.mxn(30), .mxn(20)])
  }

  /// 360.00, 240.00 and 120.00 on what is left of 12,000; 600.00 had been paid ahead.
  @Test func anInstallmentThatComesBackBearsItsOwnInterestAlone() throws {
    let account = try loan {
      ($0.installmentCount, $0.method) = (3, .equalPrincipal)
      $0.allocation.usual.inAdvance = [.ordinaryInterest]
    }
    .adding(event("a", on: "2026-01-01", .payment(amount: .mxn(600))))
    .adding(
      event("b", on: "2026-01-01", .prepayment(amount: .mxn(4_000), choosing: .shortenTerm))
    )
    .adding(event("c", on: "2026-01-01", .drawdown(amount: .mxn(6_000))))
    #expect(interest(account) == [.mxn(360), .mxn(240), .mxn(120)])
  }

  /// 100.00 that were paid wait no more; 20.00 on 4,000 and 5.00 on 1,000.
  @Test func interestThatGracePutOffIsNotAskedAgainOfAShorterTable() throws {
    let account = try loan {
      ($0.installmentCount, $0.method, $0.grace.interestPayment) = (2, .equalPrincipal, 1)
    }
    .adding(payoff).adding(event("d", on: "2026-01-21", .drawdown(amount: .mxn(4_000))))
    .adding(
      event("s", on: "2026-01-26", .prepayment(amount: .mxn(3_000), choosing: .shortenTerm)))
    #expect(interest(account).sum == .mxn(125))
  }

  /// 10 days of the first table and 20 of the second: nothing was borne of what the bank took back.
  @Test func interestPaidAheadOfATableThatWasReplacedIsNotOwedAgain() throws {
    let dates = agreed([("2026-01-31", 20)])
    let account = try loan { $0.allocation.usual.inAdvance = [.ordinaryInterest] }
      .adding(event("a", on: "2026-01-01", .payment(amount: .mxn(600))))
      .adding(event("b", on: "2026-01-11", .modification(.reschedule(NewTerms(dates: dates)))))
      .adding(event("c", on: "2026-01-12", .chargeback(amount: .mxn(600), of: "a")))
    #expect(interest(account).sum == .mxn(300))
  }
}
