import Kernel
import Lending
import Testing

/// What happens between the end of a period and the day on which its instalment is due. The first
/// period of these loans ends on Saturday 31 January: it is asked on Monday, or on Friday.
@Suite struct BetweenDaysTests: CountedLoan {
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

  private func asked(_ method: RepaymentMethod, count: Int = 4) throws -> LoanAccount {
    try loan {
      ($0.method, $0.installmentCount) = (method, count)
      ($0.workingDays, $0.allocation.usual.inAdvance) = (WorkingDayRule(.previous), [.principal])
    }
  }

  /// 10.00 of 30 January, and the dates agreed that day begin on the 31st.
  @Test func whatIsLentBeforeOtherDatesAreAgreedBearsFromItsDay() throws {
    let dates = NewTerms(dates: agreed([("2026-03-02", 31), ("2026-04-01", 30)]))
    let drawn = try asked(.interestOnly, count: 3)
      .adding(event("d", on: "2026-01-30", .drawdown(amount: .mxn(10_000))))
      .adding(event("m", on: "2026-01-30", .modification(.reschedule(dates))))
    #expect(interest(drawn) == [.mxn(300), .mxn(610), .mxn(600)])
    let toppedUp = try ["a", "b"].reduce(asked(.interestOnly, count: 3)) { account, id in
      let topUp = Modification.topUp(amount: .mxn(10_000), dates)
      return account.adding(event(id, on: "2026-01-30", .modification(topUp)))
    }
    #expect(interest(toppedUp) == [.mxn(300), .mxn(920), .mxn(900)])
  }

  /// 3,000 for a day and for the 30 of an instalment more; or the 30 until an agreed one.
  @Test func whatIsLentAfterTheLastDueDayBearsFromItsDay() throws {
    let drawn = try asked(.interestOnly, count: 1)
      .adding(event("d", on: "2026-01-30", .drawdown(amount: .mxn(3_000))))
    #expect(interest(drawn) == [.mxn(300), .mxn(93)])
    let agreed = drawn.adding(
      event(
        "m", on: "2026-01-30",
        .modification(.reschedule(NewTerms(dates: agreed([("2026-03-01", 30)]))))))
    #expect(interest(agreed) == [.mxn(300), .mxn(90)])
  }

  /// January was asked on Friday: an instalment on Saturday bears nothing.
  @Test func anInstallmentAgreedForADayThatWasAskedBearsNothing() throws {
    let dates = agreed([
      ("2026-01-31", 1), ("2026-03-02", 30), ("2026-04-01", 30), ("2026-05-01", 30),
    ])
    let account = try asked(.equalPrincipal)
      .adding(event("m", on: "2026-01-30", .modification(.reage(NewTerms(dates: dates)))))
    #expect(interest(account).sum == .mxn(750))
  }

  /// 100.00 and 54.00 until the payoff; 4,000 is owed again on Friday: 4.00 of that day, and then
  /// 120.00, 80.00 and 40.00.
  @Test(
    arguments: ["r", "q"], [Recalculation.onEarly, .none])
  func aPayoffThatDidNotHoldBearsFromTheDayItIsTakenBack(
    of payment: String, by recalculation: Recalculation
  ) throws {
    let account = try loan {
      ($0.method, $0.workingDays) = (.equalPrincipal, WorkingDayRule(.previous))
      $0.recalculation = recalculation
    }
    .adding(
      event("r", on: "2026-01-11", .prepayment(amount: .mxn(4_000), choosing: .lowerInstallments))
    )
    .adding(event("q", on: "2026-01-20", .payoff(amount: .mxn(6_154))))
    .adding(event("c", on: "2026-01-30", .chargeback(amount: .mxn(4_000), of: payment)))
    #expect(interest(account).sum == .mxn(398))
  }

  /// As if nothing had been paid.
  @Test(arguments: [
    LoanEvent.What.payoff(amount: .mxn(10_300)), .payment(amount: .mxn(3_800)),
    .prepayment(amount: .mxn(3_800), choosing: .lowerInstallments),
    .prepayment(amount: .mxn(3_800), choosing: .shortenTerm),
  ])
  func whatIsPaidAndTakenBackWithinDaysThatWereAskedBearsNoDayTwice(paid: LoanEvent.What) throws {
    let account = try asked(.equalPrincipal).adding(event("p", on: "2026-01-30", paid))
    let amount = account.events[0].amount
    let taken = account.adding(
      event("z", on: "2026-01-30", .chargeback(amount: amount, of: "p")))
    #expect(interest(taken).sum == .mxn(750))
  }

  /// 5,000 that came and went on Friday, in whatever order, bore nothing beside the 10,000 that was
  /// asked until Saturday.
  @Test(arguments: [("a", "b"), ("b", "a")])
  func whatIsLentAndRepaidWithinDaysThatWereAskedBearsNothing(lent: String, repaid: String) throws {
    let account = try asked(.interestOnly, count: 3)
      .adding(event("p", on: "2026-01-30", .payment(amount: .mxn(300))))
      .adding(event("p\(lent)", on: "2026-01-30", .drawdown(amount: .mxn(5_000))))
      .adding(
        event(
          "p\(repaid)", on: "2026-01-30",
          .prepayment(amount: .mxn(5_000), choosing: .lowerInstallments)))
    #expect(interest(account) == [.mxn(300), .mxn(300), .mxn(300)])
  }

  /// 10,000 was asked at 36 % until Saturday; 5,000 bears 1.67 on Friday at 12 %, as all does then.
  @Test func anotherRateCountsFromTheEndOfThePeriod() throws {
    let account = try asked(.interestOnly, count: 2)
      .adding(event("a", on: "2026-01-30", .drawdown(amount: .mxn(5_000))))
      .adding(event("b", on: "2026-01-30", .rateChange(to: .percent(12))))
    #expect(interest(account) == [.mxn(300), .centavos(15_167)])
  }

  /// 300.00 of January, whose day to pay grace let pass, and 300.00 of each month after it.
  @Test func interestThatGracePutsOffGoesOnWhereOtherDatesAreAgreed() throws {
    let dates = agreed([("2026-03-02", 31), ("2026-04-01", 30)])
    let account = try loan {
      ($0.installmentCount, $0.grace.interestPayment) = (3, 1)
      $0.workingDays = WorkingDayRule(.previous)
    }
    .adding(event("m", on: "2026-01-30", .modification(.reschedule(NewTerms(dates: dates)))))
    #expect(interest(account).sum == .mxn(900))
  }

  /// 290.00 by Friday, which no instalment had asked; then 4,000 from that day: 4.00, 120.00 and
  /// 120.00.
  @Test func aPayoffOfInterestThatGracePutOffAsksNoMoreDays() throws {
    let account = try loan {
      ($0.installmentCount, $0.grace.interestPayment) = (3, 1)
      $0.workingDays = WorkingDayRule(.previous)
    }
    .adding(event("p", on: "2026-01-30", .payoff(amount: .mxn(10_290))))
    #expect(interest(account).sum == .mxn(290))
    let taken = account.adding(
      event("z", on: "2026-01-30", .chargeback(amount: .mxn(4_000), of: "p")))
    #expect(interest(taken).sum == .mxn(534))
  }

  /// 220.00 of January and 4.50 of the 31st; then 87.00, 60.00 and 30.00: the instalment that waits
  /// for Monday owes 1,000 of the 4,000, and bears nothing.
  @Test func whatIsOwedAgainWhileAnInstallmentWaitsTakesNothingOfWhatIsEarned() throws {
    let account = try loan {
      ($0.method, $0.workingDays) = (.equalPrincipal, WorkingDayRule(.next))
    }
    .adding(
      event("r", on: "2026-01-11", .prepayment(amount: .mxn(4_000), choosing: .lowerInstallments))
    )
    .adding(event("q", on: "2026-02-01", .payoff(amount: .centavos(622_450))))
    .adding(event("z", on: "2026-02-01", .chargeback(amount: .mxn(4_000), of: "r")))
    #expect(interest(account).sum == .centavos(40_150))
  }
}
