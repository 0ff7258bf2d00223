import Kernel
import Lending
import Testing

@Suite struct LoanIVATests {
  static let raised = CalendarDate("2026-09-01")!

  static func terms(_ iva: IVATerms?) -> LoanTerms {
    LoanTerms(
      principal: .mxn(20_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
      frequency: .monthly, annualRate: .percent(58), moratorioAnnualRate: .percent(90), iva: iva,
      installmentFee: .mxn(100))
  }

  static func schedule(_ iva: IVATerms?) throws -> Schedule {
    try Schedule(terms(iva), calendar: BusinessCalendar())
  }

  /// 16 % until the end of August, 20 % afterwards.
  static let changing = IVARule(
    .taxed(.percent(16)), then: [.init(from: raised, .taxed(.percent(20)))])

  @Test func aRateThatChangesIsBorneFromItsDay() throws {
    let rows = try Self.schedule(IVATerms(interest: Self.changing, fees: Self.changing))
      .installments
    for row in rows {
      let rate = row.periodEnd < Self.raised ? Rate.percent(16) : .percent(20)
      #expect(row.interestIVA == row.interest.proportion(rate, rounding: .halfEven))
      #expect(row.feesIVA == Money.mxn(100).proportion(rate, rounding: .halfEven))
    }
    #expect(Set(rows.map(\.feesIVA)) == [.mxn(16), .mxn(20)])
  }

  @Test func exemptInterestLeavesFeesAndMoratorioWithTheirs() throws {
    let iva = IVATerms(
      interest: .exempt, moratorio: .exempt, fees: IVARule(.taxed(.percent(16))))
    let schedule = try Self.schedule(iva)
    #expect(schedule.totalInterestIVA == .zero && schedule.totalFeesIVA == .mxn(64))
    let late = LoanAccount(schedule: schedule).position(on: CalendarDate("2026-09-15")!)
    #expect(late.outstanding.moratorio.net.isPositive && late.outstanding.moratorio.iva == .zero)
  }

  /// The page's own example: 58 % over 12 with 0.35 % of inflation, 143.47 instead of 154.67.
  @Test func realInterestBearsIVAOnWhatExceedsInflation() throws {
    let iva = IVATerms(
      interest: IVARule(.taxed(.percent(16))), fees: .exempt, interestBase: .real)
    let plain = try Self.schedule(iva)
    let first = plain.installments[0]
    #expect(first.interest == .centavos(96_667) && first.interestIVA == .centavos(15_467))
    let table = UDITable([
      first.periodStart: UDI(millionths: 8_000_000), first.periodEnd: UDI(millionths: 8_028_000),
    ])
    let taxed = try plain.taxed(by: table)
    #expect(taxed.installments[0].interestIVA == .centavos(14_347))
    #expect(taxed.installments[1] == plain.installments[1])
    let account = LoanAccount(schedule: taxed)
    let half = account.position(on: CalendarDate("2026-07-15")!).totals.earned.ordinaryInterest
    #expect(half.iva.minorUnits * 96_667 / half.net.minorUnits == 14_347 || half.iva < half.net)
    let whole = account.position(on: first.periodEnd).totals.earned.ordinaryInterest
    #expect(whole == Part(net: first.interest, iva: .centavos(14_347)))
  }

  @Test func theUsualTwoRatesAreTheSameAsTheirRules() throws {
    let rule = IVARule(.taxed(.percent(16)))
    let (plain, ruled) = (
      try Self.schedule(nil), try Self.schedule(IVATerms(interest: rule, fees: rule))
    )
    #expect(plain.installments == ruled.installments)
    let on = CalendarDate("2026-10-20")!
    #expect(
      LoanAccount(schedule: plain).position(on: on).outstanding
        == LoanAccount(schedule: ruled).position(on: on).outstanding)
    #expect(plain.terms.catWithoutIVA == ruled.terms.catWithoutIVA)
  }

  @Test func stepsOutOfOrderAreRefused() {
    let rule = IVARule(
      .taxed(.percent(16)),
      then: [.init(from: Self.raised, .exempt), .init(from: Self.raised, .taxed(.percent(8)))])
    #expect {
      try Self.schedule(IVATerms(interest: rule, fees: .exempt))
    } throws: { ($0 as? TermsRefused)?.field == "iva" }
  }
}

extension LoanTerms {
  fileprivate var catWithoutIVA: CAT? {
    (try? Schedule(self, calendar: BusinessCalendar()).cat()) ?? nil
  }
}
