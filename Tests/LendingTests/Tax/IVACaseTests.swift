import Kernel
import Lending
import Testing

/// Who pays IVA on interest, and since when at what rate.
@Suite struct IVACaseTests {
  static let general = IVARule(.taxed(.percent(16)))

  static let borrowers: [String: IVACase.Borrower] = [
    "personaFisica": .personaFisica, "personaMoral": .personaMoral,
    "withActivityAndRFC": .personaFisicaWithActivity(.registeredInRFC),
    "withActivityWithoutRFC": .personaFisicaWithActivity(.unregistered),
  ]

  @Test func everyCaseOfTheDecisionTableHasItsTreatment() throws {
    let lines = try GoldenTable("ivacases.csv").lines
    #expect(lines.count == 4 * 5 * 2 * 2)
    for line in lines {
      let taxCase = IVACase(
        lender: IVACase.Lender(rawValue: line["lender"])!,
        borrower: Self.borrowers[line["borrower"]]!,
        purpose: IVACase.Purpose(rawValue: line["purpose"])!,
        means: IVACase.Means(rawValue: line["means"])!)
      #expect(taxCase.interestTax.rawValue == line["tax"], "\(taxCase)")
    }
  }

  @Test func moratorioGoesWithInterestAndFeesAreAlwaysTaxed() {
    let moral = IVACase(lender: .sistemaFinanciero, borrower: .personaMoral)
    #expect(moral.terms(general: Self.general).interest == .exempt)
    #expect(moral.terms(general: Self.general).moratorio == .exempt)
    #expect(moral.terms(general: Self.general).fees == Self.general)
    let person = IVACase(lender: .sistemaFinanciero, borrower: .personaFisica)
    #expect(person.terms(general: Self.general).interestBase == .real)
    #expect(person.terms(general: Self.general).moratorio == Self.general)
    let outside = IVACase(lender: .other, borrower: .personaMoral)
    #expect(outside.terms(general: Self.general).interestBase == .nominal)
    #expect(outside.terms(general: Self.general).interest == Self.general)
  }

  @Test func aRuleChangesOnItsDay() {
    let day = CalendarDate("2027-01-01")!
    let rule = IVARule(
      .taxed(.percent(16)),
      then: [.init(from: day, .taxed(.percent(15))), .init(from: day.adding(days: 10), .exempt)])
    #expect(rule.rate(on: day.adding(days: -1)) == .percent(16))
    #expect(rule.rate(on: day) == .percent(15))
    #expect(rule.treatment(on: day.adding(days: 10)) == .exempt)
    #expect(IVARule.exempt.rate(on: day) == .zero)
    #expect(IVARule(.taxed(.zero)).treatment(on: day) != .exempt)
  }

  @Test func aRuleOutOfOrderOrOfRangeIsRefused() {
    let day = CalendarDate("2027-01-01")!
    #expect(throws: TaxRefused.ivaOutOfRange) {
      try IVATerms(interest: IVARule(.taxed(.percent(101))), fees: .exempt).check()
    }
    #expect(throws: TaxRefused.ivaOutOfRange) {
      try IVATerms(interest: .exempt, fees: IVARule(.taxed(Rate(millionths: -1)))).check()
    }
    #expect(throws: TaxRefused.ivaStepsUnordered) {
      try IVARule(.exempt, then: [.init(from: day, .exempt), .init(from: day, .exempt)]).check()
    }
  }
}
