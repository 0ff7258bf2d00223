import Kernel
import Lending
import Testing

/// Lives counted by hand on 10,000 at 36 % ÷ 360 in four payments every 30 days from 1 January
/// 2026, of interest alone: 10.00 a day.
@Suite struct CountedLivesTests {
  private func loan(_ change: (inout LoanTerms) -> Void = { _ in }) throws -> LoanAccount {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-01")!, installmentCount: 4,
      frequency: .days(30), method: .interestOnly, annualRate: .percent(36),
      dayCount: .actual360, ivaOnInterest: .zero, workingDays: WorkingDayRule(.none))
    terms.recalculation = .onEarly
    change(&terms)
    return LoanAccount(schedule: try Schedule(terms, calendar: .mexicoBanking))
  }

  private func event(_ id: String, on date: String, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: CalendarDate(date)!, instant: 0, what)
  }

  private func interest(_ account: LoanAccount) -> [Money] {
    account.installments(on: CalendarDate("2026-05-15")!).map(\.owed.ordinaryInterest.net)
  }

  private func agreed(_ days: [(String, Int)]) -> [AgreedDate] {
    days.map { day, count in
      AgreedDate(end: CalendarDate(day)!, dueOn: CalendarDate(day)!, interestDays: count)
    }
  }

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

  /// The first period ends on a Saturday and is asked on Monday; the prepayment comes on Sunday:
  /// 7,500 bears one day, and 2,500 the others.
  @Test func aPeriodThatBeganBearsWhatIsUnpaidIn() throws {
    let account = try loan {
      ($0.installmentCount, $0.method) = (2, .equalPrincipal)
      $0.workingDays = WorkingDayRule(.next)
    }
    let prepaid = account.adding(
      event("r", on: "2026-02-01", .prepayment(amount: .mxn(5_000), choosing: .lowerInstallments)))
    #expect(interest(prepaid) == [.mxn(300), .centavos(8_000)])
    let shortened = account.adding(
      event("r", on: "2026-02-01", .prepayment(amount: .mxn(5_000), choosing: .shortenTerm)))
    #expect(interest(shortened) == [.mxn(305)])
  }

  /// Asked on Friday, a day before its period ends.
  @Test func aDrawdownBetweenADueDayAndItsPeriodsEndBearsFromItsDay() throws {
    let account = try loan {
      ($0.installmentCount, $0.workingDays) = (3, WorkingDayRule(.previous))
    }
    .adding(event("d", on: "2026-01-30", .drawdown(amount: .mxn(10_000))))
    #expect(interest(account) == [.mxn(300), .mxn(610), .mxn(600)])
  }

  /// The first period ends on a Saturday and is asked on Monday, and 5,000 more is lent on Sunday:
  /// 5,000 bears one day, and 7,500 the other 29.
  @Test func whatIsLentBetweenAPeriodsEndAndItsDueDayTakesNothingOfWhatIsEarned() throws {
    let account = try loan {
      ($0.installmentCount, $0.method) = (2, .equalPrincipal)
      $0.workingDays = WorkingDayRule(.next)
    }
    .adding(event("d", on: "2026-02-01", .drawdown(amount: .mxn(5_000))))
    #expect(interest(account) == [.mxn(300), .centavos(22_250)])
  }

  /// Principal of a period that ended on Saturday bears nothing more until Monday asks it; the
  /// 1,000 that is paid with it spares the next period the days that are left.
  @Test(arguments: [("2026-01-31", 30), ("2026-02-01", 29)])
  func principalPaidAfterItsPeriodBearsNothingMore(on date: String, spared: Int64) throws {
    let account = try loan {
      ($0.installmentCount, $0.method, $0.workingDays) = (2, .level, WorkingDayRule(.next))
      ($0.arithmetic, $0.allocation.usual.inAdvance) = (.significantDigits(12), [.principal])
    }
    let first = account.installments(on: CalendarDate("2026-01-01")!)[0].owed.principal
    let paid = account.adding(event("p", on: date, .payment(amount: first + .mxn(1_000))))
    let less = interest(account).sum - interest(paid).sum
    // Digit by digit each stretch of a period is rounded.
    #expect((less - .mxn(spared)).minorUnits.magnitude <= 1)
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

  /// The first period ended on Saturday; on Sunday nothing but interest is agreed: what bore a day
  /// is what the second was to repay.
  @Test func anotherMethodTakesNothingOfWhatIsEarned() throws {
    let account = try loan {
      ($0.installmentCount, $0.method) = (2, .equalPrincipal)
      $0.workingDays = WorkingDayRule(.next)
    }
    .adding(
      event("m", on: "2026-02-01", .modification(.reschedule(NewTerms(method: .interestOnly)))))
    #expect(interest(account) == [.mxn(300), .mxn(295)])
  }

  /// The same where new dates are agreed with it: 10.00 of 30 January.
  @Test func aTopUpBetweenADueDayAndItsPeriodsEndBearsFromItsDay() throws {
    let dates = agreed([("2026-03-02", 31), ("2026-04-01", 30)])
    let account = try loan {
      ($0.installmentCount, $0.workingDays) = (3, WorkingDayRule(.previous))
    }
    .adding(
      event(
        "t", on: "2026-01-30",
        .modification(.topUp(amount: .mxn(10_000), NewTerms(dates: dates)))))
    #expect(interest(account) == [.mxn(300), .mxn(610), .mxn(600)])
  }

  /// What was due on Friday bears until Saturday, as its instalment asks: 10,000 bears after it.
  @Test(arguments: [true, false])
  func principalThatMovesBearsNoDayTwice(withNewDates: Bool) throws {
    let dates = agreed([("2026-03-02", 31), ("2026-04-01", 30), ("2026-05-01", 30)])
    let account = try loan {
      ($0.method, $0.workingDays) = (.equalPrincipal, WorkingDayRule(.previous))
    }
    .adding(
      event(
        "m", on: "2026-01-30",
        .modification(.reage(NewTerms(dates: withNewDates ? dates : nil)))))
    let whole = interest(account)
    #expect(whole.sum == .centavos(90_000), "\(whole.map(\.text))")
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
