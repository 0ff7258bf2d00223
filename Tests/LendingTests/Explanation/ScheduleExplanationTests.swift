import Kernel
import Lending
import Testing

@Suite struct ScheduleExplanationTests {
  @Test func theLinesOfAnInstallmentAreItsNumbers() throws {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
      frequency: .quincenal, annualRate: .percent(60))
    terms.charges = [Charge(code: "administracion", amount: .fixed(.mxn(25)))]
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    for row in schedule.installments {
      let explained = try #require(schedule.explain(row.number))
      let amounts = Dictionary(uniqueKeysWithValues: explained.lines.map { ($0.figure, $0.amount) })
      #expect(amounts[.interest] == row.interest && amounts[.principal] == row.principal)
      #expect(amounts[.total] == row.total && amounts[.balance] == row.closingPrincipal)
      #expect(amounts[.fees] == .mxn(25) && amounts[.feesIVA] == .mxn(4))
    }
    let first = try #require(schedule.explain(1)).lines.map(\.formula)
    #expect(first.contains("saldo $10,000.00 × 60% × 15 días ÷ 360"))
    #expect(first.contains("$2,658.18 − $250.00 de intereses"))
    #expect(schedule.explain(0) == nil && schedule.explain(5) == nil)
  }

  @Test func interestThatWaitedIsToldWithTheDayItBegan() throws {
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
      frequency: .monthly, annualRate: .percent(60), grace: Grace(principal: 2, interestPayment: 1))
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    let lines = try [1, 2].map { try #require(schedule.explain($0)).lines }
    #expect(lines[0].contains { $0.figure == .interest && $0.formula.contains("en gracia") })
    #expect(
      lines[1].contains { $0.formula.contains("más $500.00 que esperaban desde el 30 jun 2026") })
  }

  @Test func aFirstPeriodOfItsOwnLengthAndADatedChargeAreToldAsTheyAre() throws {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-20")!, installmentCount: 4,
      frequency: .quincenal, annualRate: .percent(60))
    terms.charges = [
      Charge(code: "visita", amount: .fixed(.mxn(50)), when: .on(CalendarDate("2026-07-20")!))
    ]
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    let lines = try (1...3).map { try #require(schedule.explain($0)).lines }
    #expect(lines[0].contains { $0.formula.hasSuffix("de intereses de un periodo completo") })
    let told = lines.map { row in row.contains { $0.formula.contains("visita") } }
    #expect(told == [false, false, true])
  }

  private func formulas(
    of number: Int, _ change: (inout LoanTerms) -> Void
  ) throws -> [InstallmentExplanation.Figure: String] {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 3,
      frequency: .monthly, annualRate: .percent(60))
    change(&terms)
    let explained = try #require(try Schedule(terms, calendar: BusinessCalendar()).explain(number))
    return Dictionary(uniqueKeysWithValues: explained.lines.map { ($0.figure, $0.formula) })
  }

  @Test func aPaymentRoundedToAMultipleIsToldWithWhatItWas() throws {
    let level = try formulas(of: 1) { $0.installmentRounding.multiple = .mxn(5) }
    #expect(
      level[.payment]
        == "pago nivelado: $10,000.00 ÷ 2.723248, $3,672.09, a múltiplos de $5.00; 2.723248 es "
        + "la suma de los factores de descuento de los 3 pagos con capital; cada factor es el "
        + "anterior ÷ (1 + 60% × 30 días ÷ 360), desde 1")
    let equal = try formulas(of: 2) {
      ($0.method, $0.installmentRounding.multiple) = (.equalPrincipal, .mxn(50))
    }
    #expect(
      equal[.principal] == "$10,000.00 ÷ 3 pagos con capital, $3,333.33, a múltiplos de $50.00")
    let first = try formulas(of: 1) {
      $0.method = .equalPrincipal
      $0.installmentRounding = InstallmentRounding(multiple: .mxn(50), difference: .first)
    }
    #expect(
      first[.principal]?.hasSuffix(
        "a múltiplos de $50.00, menos $50.00 que deja el redondeo de los demás pagos") == true)
    let plain = try formulas(of: 1) { $0.method = .equalPrincipal }
    #expect(plain[.principal] == "$10,000.00 ÷ 3 pagos con capital")
  }

  @Test func chargesAndTheirIVAAreToldWithWhatTheyAreOf() throws {
    let told = try formulas(of: 2) {
      $0.method = .interestOnly
      $0.installmentFee = .mxn(20)
      $0.charges = [
        Charge(code: "visita", amount: .fixed(.mxn(50)), iva: .percent(8)),
        Charge(code: "vida", kind: .insurance, amount: .share(.percent(1), of: .balance)),
        Charge(code: "exenta", kind: .insurance, amount: .fixed(.mxn(7)), iva: .zero),
      ]
    }
    #expect(told[.fees] == "comisión por pago $20.00 + visita $50.00")
    #expect(told[.feesIVA] == "$20.00 × 16% + $50.00 × 8% de IVA")
    #expect(told[.insurance] == "vida 1% del saldo $10,000.00 + exenta $7.00")
    #expect(told[.insuranceIVA] == "$100.00 × 16% de IVA")
  }

  @Test func aBulletTellsOnlyTheDaysThatCount() throws {
    let told = try formulas(of: 1) { ($0.method, $0.grace.interestFree) = (.bullet, 1) }
    #expect(told[.interest] == "saldo $10,000.00 × 60% × 60 días ÷ 360")
  }
}
