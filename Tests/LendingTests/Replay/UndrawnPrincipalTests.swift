import Kernel
import Lending
import Testing

/// Principal bears interest from the day it is drawn, also where every payment meets every
/// drawdown.
@Suite struct UndrawnPrincipalTests {
  private static let drawn = event("d", on: "2027-04-01", .drawdown(amount: .mxn(8_000)))

  private static func event(_ id: String, on date: String, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: CalendarDate(date)!, instant: 0, what)
  }

  /// What happens in the first period, long before the drawdown in the third.
  private static let changes: [LoanEvent.What] = [
    .payment(amount: .mxn(1_000)), .rateChange(to: .percent(48)), .modification(.reamortise),
    .prepayment(amount: .mxn(1_000), choosing: .lowerInstallments),
    .prepayment(amount: .mxn(1_000), choosing: .shortenTerm),
  ]

  private func loan(
    _ rule: DrawdownRule, _ method: RepaymentMethod, _ arithmetic: Arithmetic,
    _ additions: AllocationPlan.Additions = .meetAllPayments
  ) throws -> LoanAccount {
    try LatenessGuideTests.loan {
      ($0.method, $0.dayCount, $0.arithmetic) = (method, .actual360, arithmetic)
      ($0.drawdowns, $0.recalculation) = (rule, .onEarly)
      $0.allocation = AllocationPlan(usual: .always(.usual), additions: additions)
      $0.allocation.usual.inAdvance = [.principal]
    }
  }

  @Test(arguments: DrawdownRule.allCases, changes)
  func aLaterDrawdownChangesNoInterestOfThePeriodsBeforeIt(
    rule: DrawdownRule, change: LoanEvent.What
  ) throws {
    for method in [RepaymentMethod.equalPrincipal, .level, .interestOnly] {
      for arithmetic in [Arithmetic.exact, .significantDigits(12)] {
        let alone = try loan(rule, method, arithmetic)
          .adding(Self.event("c", on: "2027-01-30", change))
        let on = CalendarDate("2027-04-01")!
        let before = alone.installments(on: on).prefix(2).map(\.owed.ordinaryInterest)
        let after = alone.adding(Self.drawn).installments(on: on).prefix(2)
          .map(\.owed.ordinaryInterest)
        #expect(after == before, "\(method) \(arithmetic)")
      }
    }
  }

  /// 10,000 × 60 % × 15 ÷ 360 = 250.00 and 7,500 for the other 16 days = 200.00, as before.
  @Test func aDrawdownDoesNotChargeAgainWhatEarlyPrincipalSpared() throws {
    for rule in DrawdownRule.allCases {
      let loan = try LatenessGuideTests.loan {
        ($0.method, $0.dayCount, $0.drawdowns) = (.equalPrincipal, .actual360, rule)
        ($0.recalculation, $0.allocation) = (.onEarly, AllocationPlan(usual: .always(.usual)))
        $0.allocation.usual.inAdvance = [.principal]
      }
      let paid = loan.adding(Self.event("p", on: "2027-01-30", .payment(amount: .mxn(2_500))))
        .adding(Self.event("q", on: "2027-02-15", .payment(amount: .mxn(522))))
      let on = CalendarDate("2027-03-01")!
      #expect(paid.installments(on: on)[0].owed.ordinaryInterest.net == .mxn(450))
      let drawn = paid.adding(Self.event("s", on: "2027-02-20", .drawdown(amount: .mxn(1_000))))
      #expect(drawn.installments(on: on)[0].owed.ordinaryInterest.net == .mxn(450), "\(rule)")
      #expect(drawn.position(on: on).due.isZero, "\(rule)")
    }
  }

  /// 10,000 for 5 days, 7,500 for 5, 5,000 for 10 and 9,000 for 11, at 60 % ÷ 360.
  @Test(arguments: AllocationPlan.Additions.allCases)
  func eachDayBearsInterestOnWhatIsLentAndUnpaidOnIt(additions: AllocationPlan.Additions) throws {
    let loan = try LatenessGuideTests.loan {
      ($0.method, $0.dayCount, $0.drawdowns) = (.equalPrincipal, .actual360, .overRemaining)
      ($0.recalculation, $0.allocation) = (.onEarly, AllocationPlan(usual: .always(.usual)))
      ($0.allocation.usual.inAdvance, $0.allocation.additions) = ([.principal], additions)
    }
    let lived = loan.adding(Self.event("p", on: "2027-01-20", .payment(amount: .mxn(2_500))))
      .adding(Self.event("q", on: "2027-01-25", .payment(amount: .mxn(2_500))))
      .adding(Self.event("s", on: "2027-02-04", .drawdown(amount: .mxn(4_000))))
    let row = lived.installments(on: CalendarDate("2027-02-15")!)[0]
    let off = row.owed.ordinaryInterest.net - .centavos(39_417)
    #expect(off.minorUnits.magnitude <= 2)
  }

  /// A change of the table before a drawdown in the same period finds what is lent by its own day.
  @Test(arguments: DrawdownRule.allCases, changes.dropFirst())
  func aTableThatWasChangedTakesADrawdownAsItIsByThen(
    rule: DrawdownRule, change: LoanEvent.What
  ) throws {
    for method in [RepaymentMethod.equalPrincipal, .level, .flat] {
      let tables = try AllocationPlan.Additions.allCases.map { additions in
        try loan(rule, method, .exact, additions)
          .adding(Self.event("c", on: "2027-01-25", change))
          .adding(Self.event("d", on: "2027-02-04", .drawdown(amount: .mxn(8_000))))
          .installments(on: CalendarDate("2027-02-05")!)
      }
      for (row, other) in zip(tables[0], tables[1]) {
        let off = [
          row.owed.principal - other.owed.principal,
          row.owed.ordinaryInterest.net - other.owed.ordinaryInterest.net,
        ]
        #expect(off.allSatisfy { $0.minorUnits.magnitude <= 2 }, "\(method) \(row.installment)")
      }
    }
  }

  private static let daysAfter = ["2027-03-31", "2027-04-01", "2027-04-10", "2027-05-16"]
    .map { CalendarDate($0)! }

  /// What happens in a period before the drawdown's: until its day it bears what is lent by then,
  /// at the rate of then.
  @Test(
    arguments: changes.dropFirst() + [
      .modification(
        .paymentHoliday(PaymentHoliday(installments: 1, interest: .capitalised)))
    ])
  func aTableThatChangedPeriodsBeforeADrawdownBearsItFromItsOwnDay(
    change: LoanEvent.What
  ) throws {
    for method in [RepaymentMethod.equalPrincipal, .level, .interestOnly, .flat] {
      for day in ["2027-01-30", "2027-02-20", "2027-03-15"] {
        let tables = try AllocationPlan.Additions.allCases.map { additions in
          let lived = try loan(.overRemaining, method, .exact, additions)
            .adding(Self.event("p", on: "2027-02-15", .payment(amount: .mxn(2_900))))
            .adding(Self.event("c", on: day, change))
            .adding(Self.drawn)
          return Self.daysAfter.map { on in
            lived.installments(on: on).map(\.owed) + [lived.position(on: on).outstanding]
          }
        }
        #expect(tables[0] == tables[1], "\(method) \(day)")
      }
    }
  }

  /// Early principal spares its interest in the drawdown's period as in any other, and so does what
  /// is paid then.
  @Test(arguments: ["2027-03-20", "2027-04-08"])
  func whatWasEarnedByADrawdownIsOnWhatWasUnpaidUntilIt(day: String) throws {
    let totals = try AllocationPlan.Additions.allCases.map { additions in
      try loan(.overRemaining, .interestOnly, .exact, additions)
        .adding(Self.event("p", on: "2027-02-20", .payment(amount: .mxn(5_000))))
        .adding(Self.drawn)
        .adding(Self.event("q", on: day, .payment(amount: .mxn(2_000))))
        .installments(on: CalendarDate("2027-05-16")!).map(\.owed.ordinaryInterest.net)
    }
    for (one, other) in zip(totals[0], totals[1]) {
      #expect((one - other).minorUnits.magnitude <= 2, "\(one) \(other)")
    }
  }

  /// 3,983.40 × 60 % × 17 ÷ 360 = 112.86 and 7,983.40 for the other 14 days = 186.28.
  @Test(arguments: AllocationPlan.Additions.allCases)
  func aPrepaymentLeavesALaterDrawdownNothingToEarnOnWhatItRepaid(
    additions: AllocationPlan.Additions
  ) throws {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 5,
      frequency: .monthly, annualRate: .percent(60), ivaOnInterest: .zero)
    (terms.dayCount, terms.allocation.additions) = (.actual360, additions)
    let loan = LoanAccount(schedule: try Schedule(terms, calendar: .mexicoBanking))
      .adding(Self.event("p", on: "2026-02-16", .payment(amount: .centavos(231_043))))
      .adding(
        Self.event(
          "c", on: "2026-02-20", .prepayment(amount: .mxn(3_000), choosing: .lowerInstallments))
      )
      .adding(Self.event("d", on: "2026-04-01", .drawdown(amount: .mxn(4_000))))
    let row = loan.installments(on: CalendarDate("2026-04-01")!)[2]
    #expect(row.owed.ordinaryInterest.net == .centavos(29_914))
  }

  /// Of 18,000 that are lent, 8,000 are on 1 April.
  @Test(arguments: AllocationPlan.Additions.allCases)
  func aPayoffClosesWhatIsLentAndALaterDrawdownOpensTheLoanAgain(
    additions: AllocationPlan.Additions
  ) throws {
    for rule in DrawdownRule.allCases {
      let loan = try loan(rule, .level, .exact, additions)
      let on = CalendarDate("2027-02-28")!
      let quote = loan.payoffQuote(on: on).total
      let paid = loan.adding(Self.event("p", on: "2027-02-28", .payoff(amount: quote)))
      #expect(paid.position(on: on).standing == .paidOff(on: on))
      let drawn = paid.adding(Self.drawn)
      #expect(drawn.position(on: on) == paid.position(on: on))
      let after = drawn.position(on: CalendarDate("2027-04-01")!)
      #expect(after.standing == .open && after.outstanding == Balance(principal: .mxn(8_000)))
      #expect(after.credit.isZero && after.totals.disbursed == .mxn(18_000))
    }
  }

  @Test func aCastigoTakesOutOfTheBooksWhatWasLentByThen() throws {
    let loan = try loan(.overOriginalCount, .level, .exact)
      .adding(Self.event("w", on: "2027-03-01", .modification(.writeOff)))
    let drawn = loan.adding(Self.drawn).position(on: CalendarDate("2027-05-01")!)
    #expect(drawn.totals.writtenOff.principal == .mxn(10_000))
    #expect(drawn.totals.disbursed == .mxn(10_000))
  }
}
