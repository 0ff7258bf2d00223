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
  /// interest of the first, of which 5,000 are late: 29.80 of the 149.00 repay them.
  @Test func aRewardPaysWhatIsLateFirst() throws {
    let account = try rewarding(.returned) {
      ($0.method, $0.installmentCount, $0.recalculation) = (.equalPrincipal, 2, .none)
      $0.allocation.usual.inAdvance = [.principal, .ordinaryInterest]
      $0.allocation.usual.ahead = .lastInstallment
    }
    .adding(event("p", on: "2026-01-10", .payment(amount: .mxn(5_149))))
    .adding(event("w", on: "2026-03-02", .waiver(amount: .mxn(301), of: .ordinaryInterest)))
    let after = account.position(on: CalendarDate("2026-03-02")!)
    #expect(after.totals.rewarded.net == .centavos(2_980) && after.credit.isZero)
    #expect(after.outstanding == Balance(principal: .centavos(497_020)))
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
}
