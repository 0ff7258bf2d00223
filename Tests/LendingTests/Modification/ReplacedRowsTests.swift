import Kernel
import Lending
import Testing

/// What was replaced stays replaced, and what is not an instalment is not asked as one.
@Suite struct ReplacedRowsTests {
  private static func date(_ text: String) -> CalendarDate { CalendarDate(text)! }

  private static func event(_ id: String, _ on: String, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: date(on), instant: 0, what)
  }

  /// The second table replaces the first, whose instalments had been brought what was late: a
  /// change of rate asks again only for those of the second.
  @Test func anInstallmentThatWasReplacedIsNeverAskedAgain() throws {
    let loan = try LatenessGuideTests.loan()
    let reaged = loan.adding(
      Self.event("a", "2027-03-20", .modification(.reage(NewTerms()))))
    let six = try reaged.newDates(
      after: Self.date("2027-03-25"), count: 6, calendar: .mexicoBanking)
    let restructured = reaged.adding(
      Self.event(
        "b", "2027-03-25",
        .modification(.restructure(capitalising: [], NewTerms(dates: six)))))
    let changed = restructured.adding(
      Self.event("c", "2027-03-26", .rateChange(to: .percent(48))))
    let on = Self.date("2027-03-26")
    for account in [restructured, changed] {
      let asked = account.installments(on: on).filter { $0.unpaid.principal.isPositive }
      #expect(asked.map(\.dueOn) == six.map(\.dueOn))
      #expect(asked.map(\.unpaid.principal).sum == .mxn(10_000))
    }
  }

  /// 10,000.00 with 20 % down; 5,000.00 more in September, with 1,000.00 of them down. What comes
  /// early repays the instalments, and the down payment waits for its day.
  @Test(arguments: [Arithmetic.exact, .significantDigits(19)])
  func aPrepaymentIsNotTheDownPaymentOfALaterDrawdown(arithmetic: Arithmetic) throws {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: Self.date("2027-07-22"), installmentCount: 4,
      frequency: .monthly, annualRate: .percent(12))
    terms.workingDays = WorkingDayRule(.none)
    terms.arithmetic = arithmetic
    terms.downPayment = DownPayment(share: .percent(20), collection: .automatic)
    terms.allocation.additions = .meetAllPayments
    let loan = LoanAccount(schedule: try Schedule(terms, calendar: BusinessCalendar()))
    let drawn = loan.adding(Self.event("d", "2027-09-26", .drawdown(amount: .mxn(5_000))))
    for pesos: Int64 in [3_000, 9_000, 12_500, 13_000] {
      let account = drawn.adding(
        Self.event(
          "p", "2027-08-28", .prepayment(amount: .mxn(pesos), choosing: .shortenTerm)))
      let early = account.installments(on: Self.date("2027-09-26"))
      let down = early.filter { $0.kind == .downPayment && $0.dueOn == Self.date("2027-09-26") }
      #expect(down.map(\.owed.principal) == [.mxn(1_000)], "\(pesos)")
      let position = account.position(on: Self.date("2027-12-01"))
      #expect(
        position.totals.applied.principal + position.outstanding.principal == .mxn(15_000))
    }
  }

  /// A charge after the last instalment joins the one that waits, and makes it wait longer.
  @Test func aChargeThatWaitsForAnotherIsNotLateBefore() throws {
    let loan = try LatenessGuideTests.loan { $0.moratorio.base = .outstandingPrincipal }
    let charged =
      loan
      .adding(Self.event("p", "2027-02-15", .payoff(amount: .mxn(10_580))))
      .adding(
        Self.event(
          "a", "2027-06-01",
          .charge(amount: .mxn(9_000), as: .collectionFees, dueOn: Self.date("2027-06-01")))
      )
      .adding(
        Self.event(
          "b", "2027-06-01", .charge(amount: .mxn(500), as: .fees, dueOn: Self.date("2027-06-25")))
      )
      .adding(Self.event("d", "2027-06-02", .drawdown(amount: .mxn(1_000))))
    let position = charged.position(on: Self.date("2027-06-25"))
    #expect(position.outstanding.moratorio.isZero && position.daysPastDue == 0)
  }
}
