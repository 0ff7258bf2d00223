import Kernel
import Lending
import Testing

/// 10,000 at 60 % in four months, 30 % of it left to the last payment: the guide's loan, whose
/// first payment was made on its day and left 8,375.92.
@Suite struct BalloonShareTests {
  private let on = CalendarDate("2026-02-15")!

  private func paid(adding what: LoanEvent.What) throws -> [Money] {
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 4,
      frequency: .monthly, method: .balloon(.share(rate: .percent(30))), annualRate: .percent(60),
      ivaOnInterest: .zero, workingDays: WorkingDayRule(.none))
    let events: [LoanEvent.What] = [.payment(amount: .centavos(212_408)), what]
    var account = LoanAccount(schedule: try Schedule(terms, calendar: .mexicoBanking))
    for (index, what) in events.enumerated() {
      account = account.adding(
        LoanEvent(id: "\(index)", effectiveOn: on, instant: 0, what))
    }
    return account.installments(on: on).dropFirst().map(\.owed.total)
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

  /// A half of the 8,375.92 that are left, once the new terms are agreed: 4,187.96 come at the end.
  @Test func aShareThatIsAgreedLaterIsOfWhatIsLeftThen() throws {
    let half = NewTerms(method: .balloon(.share(rate: .percent(50))))
    let asked = try paid(adding: .modification(.reschedule(half)))
    #expect(asked.prefix(2) == [.centavos(174_725), .centavos(174_725)])
  }
}
