import Kernel
import Lending
import Testing

/// 10,000 at 60 % in four months, 30 % of it left to the last payment: the guide's loan, whose
/// first payment was made on its day and left 8,375.92.
@Suite struct BalloonShareTests {
  private let on = CalendarDate("2026-02-15")!

  private func account(
    _ changes: [LoanEvent.What], on date: CalendarDate, _ change: (inout LoanTerms) -> Void
  ) throws -> LoanAccount {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 4,
      frequency: .monthly, method: .balloon(.share(rate: .percent(30))), annualRate: .percent(60),
      ivaOnInterest: .zero, workingDays: WorkingDayRule(.none))
    change(&terms)
    let market = Market(indices: ["TIIE": IndexSeries([.init(on: terms.disbursedOn, rate: .zero)])])
    let schedule = try Schedule(terms, calendar: .mexicoBanking, market: market)
    let paid = LoanEvent(
      id: "0", effectiveOn: on, instant: 0, .payment(amount: .centavos(212_408)))
    let later = changes.enumerated().map {
      LoanEvent(id: "\($0 + 1)", effectiveOn: date, instant: 0, $1)
    }
    return LoanAccount(schedule: schedule, events: [paid] + later)
  }

  private func paid(
    adding more: LoanEvent.What..., changing change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> [Money] {
    try account(more, on: on, change).installments(on: on).dropFirst().map(\.owed.total)
  }

  @Test func aPrepaymentLeavesTheBalloonAsItIs() throws {
    #expect(
      try paid(adding: .prepayment(amount: .mxn(1_000), choosing: .shortenTerm))
        == [.centavos(212_408), .centavos(212_408), .centavos(396_647)])
    #expect(
      try paid(adding: .prepayment(amount: .mxn(1_000), choosing: .lowerInstallments))
        == [.centavos(175_688), .centavos(175_688), .centavos(475_687)])
  }

  @Test func whatIsLentLaterLeavesItsShareToo() throws {
    let more = try paid(adding: .drawdown(amount: .mxn(5_000)))
    #expect(more.prefix(2) == [.centavos(348_431), .centavos(348_431)])
    #expect(
      try paid(adding: .modification(.topUp(amount: .mxn(5_000), NewTerms()))) == more)
  }

  /// Where all instalments carry their share of what is lent, an earlier one stays as it was.
  @Test func anInstallmentOfBeforeKeepsTheShareOfItsLoan() throws {
    let later = CalendarDate("2026-02-20")!
    let account = try account([.drawdown(amount: .mxn(5_000))], on: later) {
      $0.drawdowns = .overOriginalCount
    }
    let asked = account.installments(on: later).map(\.owed.total)
    #expect(asked.prefix(3) == [.centavos(212_408), .centavos(318_612), .centavos(318_612)])
  }

  /// A half of the 8,375.92 that are left, once the new terms are agreed: 4,187.96 come at the end.
  @Test func aShareThatIsAgreedLaterIsOfWhatIsLeftThen() throws {
    let half = NewTerms(method: .balloon(.share(rate: .percent(50))))
    let asked = try paid(adding: .modification(.reschedule(half)))
    #expect(asked.prefix(2) == [.centavos(174_725), .centavos(174_725)])
  }

  /// A sum that was agreed instead is no share of what is lent later.
  @Test func aSumThatIsAgreedLaterStays() throws {
    let sum = NewTerms(method: .balloon(.fixed(amount: .mxn(3_000))))
    let topUp = Modification.topUp(amount: .mxn(5_000), NewTerms())
    let asked = try paid(adding: .modification(.reschedule(sum)), .modification(topUp))
    #expect(asked.prefix(2) == [.centavos(396_013), .centavos(396_013)])
  }

  @Test func ofAFloatingRateToo() throws {
    let more = try paid(adding: .drawdown(amount: .mxn(5_000))) {
      $0.annualRate = .zero
      $0.floating = FloatingRate(
        indices: ["TIIE"], spread: .percent(60), resets: .every(periods: 1))
    }
    #expect(more.prefix(2) == [.centavos(348_431), .centavos(348_431)])
  }
}
