import Kernel
import Lending
import Tenancy
import Testing

@Suite struct ProductTests {
  private func manifest(_ slug: String) throws -> Manifest {
    try ValidManifest(DemoFolders.folder(slug)).manifest
  }

  private func product(_ slug: String, _ code: String) throws -> LoanProduct {
    try #require(try manifest(slug).products.first { $0.code == code })
  }

  @Test func aProductGivesTheTermsOfALoan() throws {
    let product = try product("solera", "credito-quincenal")
    let day = try #require(CalendarDate("2026-11-20"))
    let terms = product.terms(amount: .mxn(8_000), installments: 12, disbursedOn: day)
    #expect(terms.openingFeePart.net == .mxn(240))
    #expect(terms.netDisbursement == .centavos(772_160))
    let schedule = try Schedule(terms, calendar: try manifest("solera").calendar)
    #expect(schedule.installments.count == 12)
    #expect(product.terms.frequency.periodsWord == "quincenas")
    #expect(product.dayCountText.contains("15 días"))
    #expect(product.allocationText.hasPrefix("gastos de cobranza, comisiones"))
  }

  @Test func whatIsNotSoldIsSaidBesideTheField() throws {
    let product = try product("solera", "credito-quincenal")
    #expect(product.problems(amount: .mxn(8_000), installments: 12).isEmpty)
    #expect(product.problems(amount: .mxn(1_000), installments: 12).map(\.field) == ["amount"])
    #expect(product.problems(amount: .mxn(8_100), installments: 12).map(\.field) == ["amount"])
    #expect(product.problems(amount: .mxn(8_000), installments: 7).map(\.field) == ["installments"])
  }

  @Test func theGroupProductHasItsRulesAndItsDeposit() throws {
    let product = try product("raices", "grupal-16")
    #expect(product.kind == .group)
    #expect(product.group?.officers == ["presidenta", "tesorera"])
    #expect(product.group?.hasJointLiability == true)
    #expect(product.terms.garantiaLiquida?.amount == .share(rate: .percent(10)))
    #expect(product.installmentChoices == [16])
  }

  @Test func aMeetingIsToldByItsDay() throws {
    let product = try product("raices", "reunion-mensual")
    #expect(product.terms.frequency.adjective == "el segundo martes de cada mes")
    #expect(product.terms.annualRate == .percent(48))
    #expect(Frequency.weekdayOfMonth(.friday, nth: 5).adjectives == "el último viernes de cada mes")
  }

  @Test func everyBorrowerHasACLABEOfTheirOwn() throws {
    let accounts = try manifest("solera").accounts
    let clabes = (1...200).map { accounts.clabe(for: $0) }
    #expect(Set(clabes).count == 200)
    #expect(clabes.allSatisfy { $0.text.hasPrefix("6461809901") && CLABE($0.text) == $0 })
  }

  @Test func theTwoDemosLookLikeTwoCompanies() throws {
    let (one, two) = (try manifest("solera").brand, try manifest("raices").brand)
    let shared = Set(one.light.brandTokens).intersection(two.light.brandTokens)
    #expect(shared.isEmpty)
    #expect(one.displayFont != two.displayFont && one.radius != two.radius)
  }
}

extension Brand.Palette {
  /// The colours that give a house its face; white on white is nobody's.
  fileprivate var brandTokens: [Colour] { [brand, brandSoft, accent, paper, ink, muted, link] }
}
