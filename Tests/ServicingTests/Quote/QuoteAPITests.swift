import Foundation
import Kernel
import Lending
import Testing
import Web

@testable import Servicing

@Suite struct QuoteAPITests {
  static let terms = #"""
    {"principal":1200000,"disbursedOn":"2026-11-20","installmentCount":12,
    "frequency":{"daysOfMonth":[10,25]},"method":{"balloon":{"share":{"rate":300000}}},
    "annualRate":480000,"accrual":"actual360",
    "charges":[{"code":"seguro","kind":"insurance","when":{"eachInstallment":{}},
    "amount":{"share":{"rate":3500,"of":"balance"}},"iva":0}]}
    """#

  static let ivaTwice =
    #""ivaOnFees":80000,"iva":{"interest":"exempt","fees":0},"accrual""#

  @Test func aRateMayBeSaidPerPeriodAndAGraceByOneOfItsKeys() throws {
    let body = #"{"terms":\#(Self.terms.replacing("480000", with: #"{"perPeriod":20000}"#))}"#
      .replacing("\"accrual\"", with: #""grace":{"principal":2},"accrual""#)
    let terms = try #require(
      try JSONBody.decode(QuoteRequestModel.self, from: Array(body.utf8)).terms)
    #expect(terms.annualRate == .percent(48) && terms.grace == Grace(principal: 2))
  }

  @Test func aLoanWithoutCATSaysWhy() throws {
    let terms = LoanTerms(
      principal: .mxn(1_000), disbursedOn: CalendarDate("2026-11-20")!, installmentCount: 3,
      frequency: .days(1), annualRate: .percent(5_000))
    let answer = try QuoteModel(
      nil, try Schedule(terms, calendar: .mexicoBanking), explaining: nil)
    #expect(answer.catTenths == nil && answer.catRefused != nil)
  }

  /// 48 % a year in quincenas of fifteen days: 1.02 to the 24th power.
  @Test func theEffectiveAnnualRateIsBesideTheCAT() throws {
    func told(_ body: String) throws -> [String: Any] {
      let asked = try JSONBody.decode(QuoteRequestModel.self, from: Array(body.utf8))
      let schedule = try Schedule(try #require(asked.terms), calendar: .mexicoBanking)
      let answer = try JSONBody.encode(try QuoteModel(nil, schedule, explaining: nil))
      return try #require(try JSONSerialization.jsonObject(with: Data(answer)) as? [String: Any])
    }
    let body = #"{"terms":\#(Self.terms)}"#
    #expect(try told(body)["effectiveAnnualRate"] as? Int == 608_437)
    let flat = body.replacing(#"{"balloon":{"share":{"rate":300000}}}"#, with: #""flat""#)
    #expect(try told(flat)["effectiveAnnualRate"] == nil)
  }

  @Test func anyTermsAreQuotedAndExplained() async throws {
    let body = #"{"terms":\#(Self.terms),"explain":2}"#
    try await ServicingBench.with { bench in
      let reply = try await bench.post("/api/v1/quotes", body: body)
      #expect(reply.status == 200)
    }
    let asked = try JSONBody.decode(QuoteRequestModel.self, from: Array(body.utf8))
    let schedule = try Schedule(try #require(asked.terms), calendar: .mexicoBanking)
    let answer = try QuoteModel(nil, schedule, explaining: asked.explain)
    #expect(answer.installments.map(\.principal).sum == .mxn(12_000))
    #expect(answer.installments.map(\.total).sum == answer.total)
    #expect(answer.installments[0].insurance == .mxn(42))
    #expect(try #require(answer.explanation).contains { $0.formula.contains("÷ 360") })
  }

  @Test(arguments: [
    (#"{"terms":\#(terms),"product":"credito-quincenal"}"#, "/terms"),
    (#"{"product":"credito-quincenal"}"#, "/amount"), ("{}", "/product"),
    (#"{"terms":\#(terms),"explain":13}"#, "/explain"),
    (#"{"terms":{"principal":1}}"#, "/terms/disbursedOn"),
    (#"{"terms":\#(terms.replacing("accrual", with: "dayCount"))}"#, "/terms/dayCount"),
    (#"{"terms":\#(terms.replacing("balloon", with: "globo"))}"#, "/terms/method/globo"),
    (
      #"{"terms":\#(terms.replacing("\"accrual\"", with: ivaTwice))}"#, "/terms/ivaOnFees"
    ),
  ])
  func whatDoesNotHoldIsNamed(body: String, field: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      #expect(refusal.errors.map(\.field).contains(field), "\(refusal.errors)")
    }
  }

  @Test(arguments: [
    (
      #"{"terms":\#(terms.replacing("1200000", with: "99999999999999999999"))}"#, "/terms/principal"
    ),
    (#"{"terms":\#(terms.replacing("480000", with: "1e19"))}"#, "/terms/annualRate"),
    (#"{"product":"x","amount":99999999999999999999,"installments":1}"#, "/amount"),
    (#"{"product":"x","amount":1,"installments":99999999999999999999}"#, "/installments"),
  ])
  func whatSixtyFourBitsDoNotHoldIsTooLarge(body: String, field: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      #expect(refusal.errors.map(\.field) == [field])
      #expect(refusal.errors[0].message.hasPrefix("El número es demasiado grande"))
    }
  }

  /// Whatever is not read would be another loan than the one that was meant.
  @Test(arguments: [
    (#""grace":{"capital":2}"#, "/terms/grace/capital", "Aquí van: principal"),
    (
      #""lateFee":{"amount":{"fixed":{"amount":1}},"capp":1}"#, "/terms/lateFee/capp",
      "¿Quiso decir «cap»?"
    ),
    (#""charges":[{"code":"a","ivaa":0}]"#, "/terms/charges/0/ivaa", "¿Quiso decir «iva»?"),
    (#""firstDue":{"minDays":30}"#, "/terms/firstDue/minDays", "minimumDays"),
    (#""moratorio":{"Base":"x"}"#, "/terms/moratorio/Base", "¿Quiso decir «base»?"),
    (#""workingDays":{"shft":"next"}"#, "/terms/workingDays/shft", "¿Quiso decir «shift»?"),
    (
      #""iva":{"interest":0,"fees":0,"moratoria":0}"#, "/terms/iva/moratoria",
      "¿Quiso decir «moratorio»?"
    ),
    (#""punctuality":{"share":1,"x":1}"#, "/terms/punctuality/x", "share"),
    (#""tolerance":{"day":1}"#, "/terms/tolerance/day", "¿Quiso decir «days»?"),
    (#""allocationOrder":[]"#, "/terms/allocationOrder", "No existe este dato."),
    (#""firstDue":{"on":"15/01/2027"}"#, "/terms/firstDue/on", "Escriba una fecha que exista"),
    (#""rounding":"x""#, "/terms/rounding", "Elija: "),
    (#""workingDays":{"shift":"x"}"#, "/terms/workingDays/shift", "Elija: "),
    (#""firstDue":{"stub":"x"}"#, "/terms/firstDue/stub", "Elija: "),
    (
      #""installmentRounding":{"difference":"x"}"#, "/terms/installmentRounding/difference", "Elija"
    ),
    (#""punctuality":{"share":1,"reward":"x"}"#, "/terms/punctuality/reward", "Elija: "),
    (#""moratorio":{"base":"x"}"#, "/terms/moratorio/base", "Elija: "),
    (
      #""lateFee":{"amount":{"fixed":{"amount":1}},"frequency":"x"}"#, "/terms/lateFee/frequency",
      "Elija: "
    ),
    (
      #""openingFee":{"amount":{"fixed":{"amount":1}},"settlement":"x"}"#,
      "/terms/openingFee/settlement", "Elija: "
    ),
    (#""charges":[{"code":"a","kind":"x"}]"#, "/terms/charges/0/kind", "Elija: "),
    (
      #""frequency":{"weekdayOfMonth":{"weekday":2,"nth":3}}"#, "/terms/frequency/weekdayOfMonth",
      "daysOfMonth, weekday, nth"
    ),
    (#""frequency":{"days":10,"nth":2}"#, "/terms/frequency", "No van juntos: days, nth."),
    (#""frequency":"diario""#, "/terms/frequency", #"monthly, o {"days": …}"#),
  ])
  func whatTermsDoNotTakeIsToldInSpanishByItsField(
    said: String, field: String, words: String
  ) async throws {
    let often = said.hasPrefix("\"frequency\"") ? "" : #","frequency":"monthly""#
    let body =
      #"{"terms":{"principal":1000000,"disbursedOn":"2027-01-15","installmentCount":4,"#
      + #""annualRate":600000\#(often),\#(said)}}"#
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      let told = try #require(refusal.errors.first { $0.field == field }, "\(refusal.errors)")
      #expect(told.message.contains(words), "\(told.message)")
    }
  }

  static let floating = #"""
    {"terms":{"principal":1000000,"disbursedOn":"2026-01-15","installmentCount":9,
    "frequency":"monthly","floating":{"index":"TIIE28","spread":120000,"cap":200000,
    "resets":{"everyPeriods":3}}},
    "market":{"TIIE28":{"2026-01-14":77500,"2026-04-14":82500},"UDI":{"2026-01-15":8560000}},
    "explain":4}
    """#

  @Test func aFloatingRateIsQuotedFromTheMarketThatComesWithIt() async throws {
    try await ServicingBench.with { bench in
      let reply = try await bench.post("/api/v1/quotes", body: Self.floating)
      #expect(reply.status == 200)
    }
    let asked = try JSONBody.decode(QuoteRequestModel.self, from: Array(Self.floating.utf8))
    let market = try #require(asked.market)
    let schedule = try Schedule(
      try #require(asked.terms), calendar: .mexicoBanking, market: market)
    let quote = try QuoteModel(nil, schedule, by: market, explaining: asked.explain)
    #expect(quote.installments[3].interest == .centavos(11_381))
    #expect(quote.notes.count == 1 && quote.notes[0].contains("TIIE28 + 12%"))
    let told = try #require(quote.explanation).map(\.formula).joined()
    #expect(told.contains("TIIE28 8.25% del 14 abr 2026, último valor conocido, + 12%"))
    #expect(told.contains("queda en la tasa máxima de 20%"))
  }

  @Test(arguments: [
    (#""spread":120000,"#, "", "/terms/floating/spread"),
    (#""index""#, #""indice""#, "/terms/floating/indice"),
    (#""cap""#, #""ceiling""#, "/terms/floating/ceiling"),
    (#""everyPeriods":3"#, #""every":3"#, "/terms/floating/resets/every"),
    (#""2026-01-14":77500"#, #""2026-13-14":77500"#, "/market/TIIE28/2026-13-14"),
    (#""2026-01-15":8560000"#, #""2026-01-15":0"#, "/market/UDI/2026-01-15"),
    (#""2026-01-15":8560000"#, "", "/market/UDI"),
  ])
  func aFloatingRateThatIsNotWholeIsRefusedByItsField(
    said: String, instead: String, field: String
  ) async throws {
    try await ServicingBench.with { bench in
      let body = Self.floating.replacing(said, with: instead)
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      #expect(refusal.errors.map(\.field).contains(field), "\(refusal.errors)")
    }
  }

  @Test func aFloatingRateWithoutItsIndexIsRefused() async throws {
    try await ServicingBench.with { bench in
      let body = Self.floating.replacing("TIIE28\":{", with: "TIIE91\":{")
      let refusal = try await #require(throws: RateRefused.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      #expect(refusal.field == "market")
    }
  }

  @Test func termsThatFormNoLoanAreRefusedByTheirField() async throws {
    try await ServicingBench.with { bench in
      let body = #"{"terms":\#(Self.terms.replacing("480000", with: "-1"))}"#
      let refusal = try await #require(throws: TermsRefused.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      #expect(refusal.field == "annualRate")
    }
  }
}
