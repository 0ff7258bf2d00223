import Kernel
import Lending
import Testing

/// A told life is the account's own arithmetic, event by event.
@Suite struct LoanLifeTests {
  static func date(_ text: String) -> CalendarDate { CalendarDate(text)! }

  static func told(
    _ id: String, _ on: String, known: String? = nil, _ change: ToldChange
  ) -> ToldEvent<ToldChange> {
    ToldEvent(
      id: id, name: "payment", effectiveOn: date(on), recordedOn: known.map(date), change)
  }

  static func paid(
    _ id: String, _ on: String, _ pesos: Int64, known: String? = nil
  ) -> ToldEvent<ToldChange> {
    told(id, on, known: known, ToldChange(.payment(amount: .mxn(pesos))))
  }

  static func life(
    _ events: [ToldEvent<ToldChange>], asOf: String? = nil
  ) throws -> LoanLife {
    try LoanLife(
      try LatenessGuideTests.loan().schedule, events, asOf: asOf.map(date),
      calendar: .mexicoBanking)
  }

  @Test func withNothingTheLifeIsTheTable() throws {
    let life = try Self.life([])
    #expect(life.asOf == Self.date("2027-01-15") && life.steps.isEmpty)
    #expect(life.rows.count == 4 && life.position.outstanding.principal == .mxn(10_000))
    #expect(life.flows.map(\.parts.principal).sum == .mxn(10_000))
  }

  @Test func aPaymentIsItsAllocationAndItsExcess() throws {
    let step = try #require(try Self.life([Self.paid("a", "2027-02-15", 3_000)]).steps.first)
    #expect(step.lines.map(\.part.total).sum + step.excess == .mxn(3_000))
    #expect(step.change.principal == .centavos(-232_012))
    #expect(step.excess == .centavos(300_000 - 290_012))
  }

  @Test func aBackdatedPaymentGivesExactlyTheDifferences() throws {
    let late = Self.paid("a", "2027-03-20", 2_000)
    let life = try Self.life([late, Self.paid("b", "2027-02-15", 2_900, known: "2027-03-24")])
    let loan = try LatenessGuideTests.loan()
    let first = LoanEvent(
      id: "a", effectiveOn: late.effectiveOn, instant: 0, .payment(amount: .mxn(2_000)))
    let second = LoanEvent(
      id: "b", effectiveOn: Self.date("2027-02-15"), instant: 1, .payment(amount: .mxn(2_900)))
    let on = Self.date("2027-03-24")
    let without = loan.adding(first).position(on: on)
    let with = loan.adding(first).adding(second).position(on: on)
    #expect(life.steps[1].change == with.outstanding - without.outstanding)
    #expect(life.steps[1].earned.moratorio.net.isNegative)
    #expect(life.position == with)
  }

  @Test func whatBecameKnownAfterTheDayDoesNotCount() throws {
    let events = [
      Self.paid("a", "2027-02-15", 2_900),
      Self.paid("b", "2027-02-16", 500, known: "2027-03-20"),
    ]
    let life = try Self.life(events, asOf: "2027-03-01")
    #expect(life.later == 1 && life.steps.map(\.occurrence.id) == ["a"])
    #expect(life.position.totals.received == .mxn(2_900))
    #expect(try Self.life(events).position.totals.received == .mxn(3_400))
  }

  @Test func aNewTableIsDatedWhenItIsAgreed() throws {
    let change = ToldChange(
      .modification(.restructure(capitalising: [.moratorio], NewTerms())),
      calendar: NewCalendar(installments: 6))
    let life = try Self.life([Self.told("m", "2027-03-20", change)])
    let ahead = life.rows.filter { $0.dueOn > Self.date("2027-03-20") }
    #expect(ahead.count == 6 && life.position.daysPastDue == 0)
    #expect(ahead.map(\.owed.principal).sum == life.position.outstanding.principal)
  }

  @Test func aCancellationGivesTheOpeningFeeBack() throws {
    var terms = try LatenessGuideTests.loan().terms
    terms.openingFee = OpeningFee(.share(rate: .percent(3)), settlement: .deducted)
    let schedule = try Schedule(terms, calendar: .mexicoBanking)
    func life(_ events: [ToldEvent<ToldChange>]) throws -> [LoanStep] {
      try LoanLife(schedule, events, calendar: .mexicoBanking).steps
    }
    func back(_ pesos: Int64) -> ToldEvent<ToldChange> {
      Self.told("c", "2027-01-20", ToldChange(.cancellation(returned: .mxn(pesos))))
    }
    let whole = try #require(try life([back(9_652)]).last)
    #expect(whole.feeReturned == .mxn(348))
    #expect(whole.creditUsed.isZero && whole.excess.isZero)
    let rest = try #require(try life([Self.paid("a", "2027-01-18", 500), back(9_152)]).last)
    #expect(rest.feeReturned == .mxn(348) && rest.creditUsed == .mxn(500))
    let more = try #require(try life([back(9_660)]).last)
    #expect(more.feeReturned == .mxn(348) && more.excess == .mxn(8) && more.creditUsed.isZero)
    let undone = try #require(
      try life([
        back(9_652), Self.told("r", "2027-01-21", ToldChange(.reversal(of: "c"))),
      ]).last)
    #expect(undone.feeReturned == -.mxn(348))
    #expect(undone.excess.isZero && undone.creditUsed.isZero)
  }

  private static let cancelling = "events[0].payment"

  /// Signed on Friday 15 January 2027: the tenth business day is 29 January.
  @Test func aCancellationInTimeReturnsWhatWasLentAndNothingElse() throws {
    for day in ["2027-01-15", "2027-01-29"] {
      let life = try Self.life([
        Self.told("c", day, ToldChange(.cancellation(returned: .mxn(10_000))))
      ])
      #expect(life.position.standing == .cancelled(on: Self.date(day)))
      #expect(life.position.totals.earned.isZero && life.position.credit.isZero)
      #expect(life.position.totals.applied.principal == .mxn(10_000))
    }
    let last = CoolingOff.lastDay(signedOn: Self.date("2027-01-15"), calendar: .mexicoBanking)
    #expect(last == Self.date("2027-01-29"))
  }

  @Test(arguments: [
    ([paid("a", "2027-02-15", 1), paid("a", "2027-02-16", 1)], "events[1].id"),
    ([paid("a", "2027-01-01", 1)], "events[0].on"), ([paid("a", "9999-01-01", 1)], "events[0].on"),
    ([paid("a", "2027-02-15", 0)], "events[0].payment"),
    ([paid("a", "2027-02-15", 1, known: "2027-02-10")], "events[0].recordedOn"),
    (
      [
        paid("a", "2027-02-15", 1),
        told("b", "2027-02-16", ToldChange(.reversal(of: "z"))),
      ], "events[1].payment"
    ),
    (
      [told("b", "2027-02-16", ToldChange(.chargeback(amount: .mxn(1), of: "z")))],
      "events[0].payment.of"
    ),
    (
      [
        told(
          "b", "2027-02-16", ToldChange(.disputeOpened(amount: .mxn(1), installment: 9)))
      ], "events[0].payment.installment"
    ),
    ([told("b", "2027-02-16", ToldChange(.disputeClosed(of: "z")))], "events[0].payment"),
    (
      [told("b", "2027-02-16", ToldChange(.rateChange(to: .percent(9_000))))],
      "events[0].payment"
    ),
    (
      [told("b", "2027-06-16", ToldChange(.modification(.reamortise)))], "events[0].payment"
    ),
    ([told("c", "2027-02-01", ToldChange(.cancellation(returned: .mxn(10_000))))], cancelling),
    ([told("c", "2027-01-20", ToldChange(.cancellation(returned: .mxn(9_999))))], cancelling),
    ([told("r", "2027-02-16", ToldChange(.refund(amount: .mxn(1))))], cancelling),
    (
      [
        paid("a", "2027-01-20", 100),
        told("r", "2027-01-20", ToldChange(.refund(amount: .mxn(101)))),
      ], "events[1].payment"
    ),
    ([told("w", "2027-02-16", ToldChange(.waiver(amount: .mxn(1), of: .fees)))], cancelling),
    (
      [told("w", "2027-02-16", ToldChange(.waiver(amount: .mxn(581), of: .ordinaryInterest)))],
      cancelling
    ),
    (
      [told("w", "2027-02-16", ToldChange(.waiver(amount: .mxn(1), of: .principal)))],
      "events[0].payment.of"
    ),
    (
      [told("d", "2027-02-16", ToldChange(.disputeOpened(amount: .mxn(3_000), installment: 1)))],
      "events[0].payment.amount"
    ),
    (
      [
        told("p", "2027-02-16", ToldChange(.payoff(amount: .mxn(20_000)))),
        told("d", "2027-02-17", ToldChange(.disputeOpened(amount: .mxn(1), installment: 1))),
      ], "events[1].payment"
    ),
    (
      [
        told("d", "2027-02-16", ToldChange(.disputeOpened(amount: .mxn(1), installment: 1))),
        told("e", "2027-02-17", ToldChange(.disputeClosed(of: "d"))),
        told("f", "2027-02-18", ToldChange(.disputeClosed(of: "d"))),
      ], "events[2].payment"
    ),
    (
      [
        told("a", "2027-02-16", ToldChange(.modification(.sale))),
        told("b", "2027-02-17", ToldChange(.cancellation(returned: .mxn(10_000)))),
      ], "events[1].payment"
    ),
    (
      [
        told("a", "2027-01-16", ToldChange(.cancellation(returned: .mxn(10_000)))),
        told("b", "2027-01-17", ToldChange(.drawdown(amount: .mxn(100)))),
      ], "events[1].payment"
    ),
    (
      [
        paid("a", "2027-02-16", 20_000),
        told("p", "2027-02-16", ToldChange(.payoff(amount: .mxn(1)))),
        told("b", "2027-02-17", ToldChange(.rateChange(to: .percent(30)))),
      ], "events[2].payment"
    ),
  ])
  func whatCannotHaveBeenIsRefusedByItsField(
    events: [ToldEvent<ToldChange>], field: String
  ) throws {
    let refusal = try #require(throws: LifeRefused.self) { try Self.life(events) }
    #expect(refusal.problem.members["field"] == field)
    #expect(refusal.problem.errors.count == 1)
  }

  @Test func aDayOutsideTheLoanIsRefused() throws {
    for day in ["2027-01-14", "2150-01-01"] {
      let refusal = try #require(throws: LifeRefused.self) { try Self.life([], asOf: day) }
      #expect(refusal.path == ["asOf"])
    }
  }

  /// The holiday had made the loan longer, by dates that the new table has passed.
  @Test func aTableAgreedBelowALaterHolidayIsWhole() throws {
    let holiday = ToldChange(
      .modification(
        .paymentHoliday(PaymentHoliday(installments: 1, interest: .capitalised))),
      calendar: NewCalendar(installments: 2))
    for count in [1, 2, 3, 10] {
      let reaged = ToldChange(
        .modification(.reage(NewTerms())), calendar: NewCalendar(installments: count))
      let life = try Self.life(
        [
          Self.told("h", "2027-03-20", holiday),
          Self.told("r", "2027-02-20", known: "2027-03-22", reaged),
        ], asOf: "2027-03-22")
      let ahead = life.rows.filter { $0.unpaid.principal.isPositive }
      #expect(zip(ahead, ahead.dropFirst()).allSatisfy { $0.dueOn < $1.dueOn }, "\(count)")
      #expect(life.rows.allSatisfy { $0.periodStart < $0.dueOn }, "\(count)")
      #expect(life.rows.allSatisfy { !$0.owed.ordinaryInterest.net.isNegative }, "\(count)")
      #expect(
        ahead.map(\.unpaid.principal).sum
          == .mxn(10_000) + life.position.totals.capitalised.total, "\(count)")
    }
  }

  /// The rate is the most that is taken, and every figure can still be counted.
  @Test func aHundredYearsOfInterestUponInterestAreCounted() throws {
    var terms = LoanTerms(
      principal: .mxn(1_000), disbursedOn: Self.date("2027-01-15"), installmentCount: 520,
      frequency: .monthly, annualRate: .percent(5_000))
    terms.method = .interestOnly
    let holiday = Modification.paymentHoliday(
      PaymentHoliday(installments: 519, interest: .capitalised))
    let life = try LoanLife(
      try Schedule(terms, calendar: .mexicoBanking),
      [Self.told("h", "2027-01-16", ToldChange(.modification(holiday)))],
      asOf: Self.date("2080-01-01"), calendar: .mexicoBanking)
    #expect(life.rows.allSatisfy { !$0.owed.principal.isNegative })
    #expect(life.position.outstanding.principal <= LoanTerms.principalMax)
  }
}
