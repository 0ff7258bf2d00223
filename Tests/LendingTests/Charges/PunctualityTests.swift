import Kernel
import Lending
import Testing

/// 20 % of the 300.00 of interest that January asks, where somebody pays them by the 31st.
@Suite struct PunctualityTests: CountedLoan {
  private let dueOn = CalendarDate("2026-01-31")!

  private func rewarding(
    _ reward: Punctuality.Reward, _ change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> LoanAccount {
    try loan {
      $0.punctuality = Punctuality(share: .percent(20), reward: reward)
      change(&$0)
    }
  }

  private func isRewarded(_ event: LoanEvent.What, on date: String) throws -> Part {
    try rewarding(.returned).adding(self.event("m", on: date, event))
      .position(on: CalendarDate("2026-02-01")!).totals.rewarded
  }

  @Test(arguments: HolidayInterest.allCases)
  func aSkippedInstalmentIsNoPunctualPayment(_ interest: HolidayInterest) throws {
    let holiday = PaymentHoliday(installments: 1, interest: interest)
    #expect(
      try isRewarded(.modification(.paymentHoliday(holiday)), on: "2026-01-10") == .zero)
  }

  @Test(arguments: [
    LoanEvent.What.waiver(amount: .mxn(300), of: .ordinaryInterest),
    .modification(.restructure(capitalising: [.ordinaryInterest], NewTerms())),
    .modification(.restructure(capitalising: [], NewTerms())), .modification(.reage(NewTerms())),
  ])
  func whatIsWaivedOrMovedOnItsDayIsNoPunctualPayment(_ what: LoanEvent.What) throws {
    #expect(try isRewarded(what, on: "2026-01-31") == .zero)
  }

  /// 100.00 were paid before the rest was waived.
  @Test func onlyWhatWasPaidOfItIsRewarded() throws {
    let account = try rewarding(.returned)
      .adding(event("p", on: "2026-01-31", .payment(amount: .mxn(100))))
      .adding(event("w", on: "2026-01-31", .waiver(amount: .mxn(200), of: .ordinaryInterest)))
    #expect(account.position(on: dueOn).totals.rewarded == Part(net: .mxn(20)))
  }

  /// All but 1.00 of the second instalment was paid in January. It is waived in March with the
  /// interest of the first, of which 5,000 are late, with 150.00 of moratorio: 29.80 of the 149.00
  /// pay of them that day.
  @Test func aRewardPaysWhatIsLateFirst() throws {
    let account = try rewarding(.returned) {
      ($0.method, $0.installmentCount, $0.recalculation) = (.equalPrincipal, 2, .none)
      $0.allocation.usual.inAdvance = [.principal, .ordinaryInterest]
      $0.allocation.usual.ahead = .lastInstallment
      $0.moratorioAnnualRate = .percent(36)
    }
    .adding(event("p", on: "2026-01-10", .payment(amount: .mxn(5_149))))
    .adding(event("w", on: "2026-03-02", .waiver(amount: .mxn(301), of: .ordinaryInterest)))
    let after = account.position(on: CalendarDate("2026-03-02")!)
    #expect(after.totals.rewarded.net == .centavos(2_980) && after.credit.isZero)
    let owed = after.outstanding
    #expect(owed.principal + owed.moratorio.net == .mxn(5_150) - .centavos(2_980))
  }

  /// 10,000 and 300, less the 60 that paying them that day spares.
  @Test func aPayoffOnTheDueDayAsksLessTheReward() throws {
    let account = try rewarding(.waived)
    #expect(account.payoffQuote(on: dueOn).total == .mxn(10_240))
    let paid = account.adding(event("q", on: "2026-01-31", .payoff(amount: .mxn(10_240))))
    let after = paid.position(on: dueOn)
    #expect(after.standing == .paidOff(on: dueOn) && after.credit.isZero)
    #expect(after.totals.rewarded == Part(net: .mxn(60)))
    let short = account.adding(
      event("q", on: "2026-01-31", .payoff(amount: .mxn(10_240) - .centavos(1))))
    #expect(short.position(on: dueOn).standing == .open)
  }

  @Test func theDayBeforeAPayoffEarnsNoReward() throws {
    let before = dueOn.adding(days: -1)
    #expect(try rewarding(.waived).payoffQuote(on: before).total == .mxn(10_290))
  }

  /// Nobody paid what is disputed, whatever happens that day.
  @Test(arguments: Punctuality.Reward.allCases)
  func whatIsDisputedIsNotRewarded(_ reward: Punctuality.Reward) throws {
    let account = try rewarding(reward)
      .adding(event("d", on: "2026-01-20", .disputeOpened(amount: .mxn(300), installment: 1)))
    let marked = account.adding(event("m", on: "2026-01-31", .modification(.chargeOff)))
    #expect(marked.position(on: dueOn).totals.rewarded == .zero)
    // Whoever pays all of it that day disputes nothing any more.
    let quote = account.payoffQuote(on: dueOn).total
    #expect(quote == (reward == .waived ? .mxn(10_240) : .mxn(10_300)))
    let paid = account.adding(event("q", on: "2026-01-31", .payoff(amount: quote)))
    #expect(paid.position(on: dueOn).standing == .paidOff(on: dueOn))
  }

  private func payingAhead(
    _ reward: Punctuality.Reward, _ change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> LoanAccount {
    try rewarding(reward) {
      $0.allocation.usual.inAdvance = [.ordinaryInterest]
      change(&$0)
    }
  }

  /// 240.00 in advance are all that is asked: on 31 January the reward pays the rest.
  @Test func whatWasAskedAndPaidAheadIsPaidOnItsDay() throws {
    let account = try payingAhead(.waived)
      .adding(event("p", on: "2026-01-20", .payment(amount: .mxn(240))))
    let after = account.position(on: CalendarDate("2026-02-05")!)
    #expect(after.daysPastDue == 0 && after.totals.rewarded == Part(net: .mxn(60)))
    let late = try payingAhead(.waived)
      .adding(event("p", on: "2026-02-05", .payment(amount: .mxn(240))))
    #expect(late.position(on: CalendarDate("2026-02-06")!).totals.rewarded == .zero)
  }

  /// Principal paid ahead spares interest that was paid already: it is paid none the less.
  @Test func interestPaidAheadIsRewardedWhole() throws {
    let account = try rewarding(.waived) {
      $0.method = .equalPrincipal
      $0.allocation.usual.inAdvance = [.ordinaryInterest, .principal]
    }
    .adding(event("p", on: "2026-01-20", .payment(amount: .mxn(2_740))))
    let after = account.position(on: dueOn)
    #expect(after.due.total.isZero && after.totals.rewarded == Part(net: .mxn(60)))
  }

  /// The bank takes back a later payment of the same instalment.
  @Test func anotherPaymentTakenBackLeavesTheReward() throws {
    let account = try rewarding(.waived)
      .adding(event("p", on: "2026-01-31", .payment(amount: .mxn(240))))
      .adding(
        event("f", on: "2026-02-05", .charge(amount: .mxn(80), as: .fees, dueOn: dueOn))
      )
      .adding(event("q", on: "2026-02-06", .payment(amount: .mxn(50))))
    let back = account.adding(
      event("c", on: "2026-02-10", .chargeback(amount: .mxn(50), of: "q")))
    #expect(back.position(on: CalendarDate("2026-02-10")!).totals.rewarded == Part(net: .mxn(60)))
  }

  @Test func whatWasPaidAgainByItsDayIsPunctual() throws {
    let account = try payingAhead(.returned)
      .adding(event("p", on: "2026-01-20", .payment(amount: .mxn(300))))
      .adding(event("c", on: "2026-01-22", .chargeback(amount: .mxn(300), of: "p")))
      .adding(event("q", on: "2026-01-31", .payment(amount: .mxn(300))))
    #expect(account.position(on: dueOn).totals.rewarded == Part(net: .mxn(60)))
    let late = account.adding(
      event("d", on: "2026-02-02", .chargeback(amount: .mxn(300), of: "q")))
    #expect(late.position(on: CalendarDate("2026-02-02")!).totals.rewarded == .zero)
  }

  /// 100.00 of a skipped instalment were paid before: their 20.00 come on its day.
  @Test(arguments: [HolidayInterest.capitalised, .deferred])
  func whatWasPaidOfASkippedInstalmentIsRewardedOnItsDay(_ interest: HolidayInterest) throws {
    let holiday = PaymentHoliday(installments: 1, interest: interest)
    let account = try payingAhead(.returned)
      .adding(event("p", on: "2026-01-10", .payment(amount: .mxn(100))))
      .adding(event("h", on: "2026-01-20", .modification(.paymentHoliday(holiday))))
    #expect(account.position(on: dueOn).totals.rewarded == Part(net: .mxn(20)))
  }

  /// 75.00 and 210.00 of the first were paid, and 75.00 of the second, which is skipped: its 15.00
  /// pay what the first lacks on 2 March, late.
  @Test func theRewardOfASkippedInstalmentPaysOnThatDay() throws {
    let holiday = PaymentHoliday(installments: 1, interest: .deferred)
    let account = try payingAhead(.returned) { $0.allocation.usual.ahead = .equalShares }
      .adding(event("p", on: "2026-01-10", .payment(amount: .mxn(300))))
      .adding(event("q", on: "2026-01-31", .payment(amount: .mxn(210))))
      .adding(event("h", on: "2026-02-05", .modification(.paymentHoliday(holiday))))
    let march = CalendarDate("2026-03-02")!
    let after = account.position(on: march)
    #expect(after.totals.rewarded == Part(net: .mxn(15)) && after.credit.isZero)
    #expect(account.allocations(through: march).last?.on == march)
    #expect(account.installments(on: march)[0].state == .paid(on: march))
  }

  /// The fee of a collection act was paid with January's interest, which stays paid.
  @Test func aCollectionFeeTakenBackLeavesTheReward() throws {
    let back = try rewarding(.returned) {
      $0.ivaOnFees = .zero
      $0.allocation.usual.due = [
        .principal, .ordinaryInterest, .moratorio, .fees, .insurance, .collectionFees,
      ]
    }
    .adding(event("f", on: "2026-01-10", .collectionFee(amount: .mxn(150))))
    .adding(event("p", on: "2026-01-31", .payment(amount: .mxn(450))))
    .adding(event("c", on: "2026-02-02", .chargeback(amount: .mxn(150), of: "p")))
    .position(on: CalendarDate("2026-02-02")!)
    #expect(back.totals.rewarded == Part(net: .mxn(60)))
    #expect(back.outstanding.collectionFees.net == .mxn(90) && back.due.ordinaryInterest.isZero)
  }

  /// 300.00 of January and 300.00 of February, less 20 % of the latter.
  @Test func whatComesAfterAHolidayAsksLessTheReward() throws {
    let holiday = PaymentHoliday(installments: 1, interest: .deferred)
    let account = try rewarding(.waived)
      .adding(event("h", on: "2026-01-10", .modification(.paymentHoliday(holiday))))
    for day in ["2026-01-30", "2026-02-01"] {
      #expect(account.position(on: CalendarDate(day)!).nextDue?.amount == .mxn(540))
    }
  }

  /// The 60.00 wait for 2 March, whoever asks when, and whatever is marked meanwhile.
  @Test func whatWaitsIsNotSpentByAsking() throws {
    let account = try rewarding(.returned) {
      $0.allocation.usual.inAdvance = [.principal]
      $0.lateFee = LateFee(.fixed(.mxn(50)))
    }
    .adding(event("p", on: "2026-01-31", .payment(amount: .mxn(2_740))))
    let day = CalendarDate("2026-02-10")!
    let asked = account.position(on: day)
    #expect(asked.outstanding.principal == .mxn(7_560) && asked.credit == .mxn(60))
    let marked = account.adding(event("m", on: "2026-02-05", .modification(.chargeOff)))
    #expect(marked.position(on: day).outstanding == asked.outstanding)
  }
}
