import Foundation
import Kernel
import Lending
import Testing

/// A floating rate as a term of a loan: its CAT, its words, and what it does not go with.
@Suite struct FloatingLoanTests {
  static let start = CalendarDate("2026-01-15")!
  static let market = Market(indices: [
    "TIIE28": IndexSeries([
      .init(on: CalendarDate("2026-01-14")!, rate: .percent(8)),
      .init(on: CalendarDate("2026-04-14")!, rate: .percent(9)),
    ])
  ])

  static func terms(_ change: (inout LoanTerms) -> Void = { _ in }) -> LoanTerms {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: start, installmentCount: 9, frequency: .monthly,
      annualRate: .zero,
      floating: FloatingRate(
        indices: ["TIIE28"], spread: .percent(12), resets: .every(periods: 3)))
    change(&terms)
    return terms
  }

  static func schedule(
    _ market: Market = market, _ change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> Schedule {
    try Schedule(terms(change), calendar: BusinessCalendar(), market: market)
  }

  @Test func theCATIsThatOfTheRateOnTheFirstDay() throws {
    var fixed = Self.terms()
    (fixed.floating, fixed.annualRate) = (nil, .percent(20))
    let constant = try Schedule(fixed, calendar: BusinessCalendar())
    let floating = try Self.schedule()
    #expect(floating.installments != constant.installments)
    #expect(try floating.cat() == constant.cat())
    #expect(floating.terms.annualRate == .percent(20))
  }

  @Test func aRowSaysTheIndexItsDayAndWhatHeldTheRate() throws {
    func interest(_ number: Int, _ change: (inout FloatingRate) -> Void = { _ in }) throws -> String
    {
      let schedule = try Self.schedule { change(&$0.floating!) }
      let lines = try #require(schedule.explain(number, by: Self.market)).lines
      return try #require(lines.first { $0.figure == .interest }).formula
    }
    #expect(
      try interest(1) == "saldo $10,000.00 × 20% × 30 días ÷ 360; "
        + "tasa: 20% = TIIE28 8% del 14 ene 2026 + 12%")
    #expect(
      try interest(4).hasSuffix("21% = TIIE28 9% del 14 abr 2026, último valor conocido, + 12%"))
    #expect(try interest(4) { $0.cap = .percent(20) }.hasSuffix("queda en la tasa máxima de 20%"))
    #expect(try interest(1) { $0.floor = .percent(22) }.hasSuffix("queda en la tasa mínima de 22%"))
    #expect(
      try interest(4) { $0.changeMax = Rate(millionths: 2_500) }
        .hasSuffix("cambia a lo más 0.25% en cada revisión"))
    #expect(
      try interest(1) { $0.initial = .percent(15) }
        .hasSuffix("tasa: 15%, acordada hasta la primera revisión"))
    let inside = CalendarDate("2026-04-25")!
    #expect(
      try interest(4) { $0.resets = .on([inside]) }.contains("20% y 21% desde el 25 abr 2026"))
  }

  @Test func everyLineOfAFloatingTableIsItsNumber() throws {
    let schedule = try Self.schedule()
    for row in schedule.installments {
      let lines = try #require(schedule.explain(row.number, by: Self.market)).lines
      let amounts = Dictionary(uniqueKeysWithValues: lines.map { ($0.figure, $0.amount) })
      #expect(amounts[.interest] == row.interest && amounts[.principal] == row.principal)
      let payment = amounts[.payment]
      #expect(row.number == 9 || payment == row.principal + row.interest)
    }
  }

  @Test func theNotesSayWhatMayStillChange() throws {
    let notes = try Self.schedule().notes(by: Self.market)
    #expect(notes.count == 1)
    #expect(notes[0].hasPrefix("Tasa variable: TIIE28 + 12%, revisada cada 3 periodos."))
    #expect(notes[0].contains("los intereses pueden aumentar"))
  }

  @Test func realInterestIsToldWhereTheUDIIsKnownAndProvisionalElsewhere() throws {
    let rule = IVARule(.taxed(.percent(16)))
    var market = Self.market
    market.udi = UDITable([
      (day: Self.start, value: UDI(millionths: 8_560_000)),
      (day: CalendarDate("2026-02-15")!, value: UDI(millionths: 8_592_000)),
    ])
    let real = { (terms: inout LoanTerms) in
      terms.iva = IVATerms(interest: rule, fees: rule, interestBase: .real)
    }
    let (known, unknown) = (
      try Self.schedule(market, real), try Self.schedule(Self.market, real)
    )
    // 166.67 − 10,000 × (8.592 ÷ 8.56 − 1) = 129.29; 16 % of it.
    #expect(known.installments[0].interestIVA == .centavos(2_069))
    #expect(unknown.installments[0].interestIVA == .centavos(2_667))
    #expect(known.installments.dropFirst() == unknown.installments.dropFirst())
    #expect(known.notes(by: market)[1].contains("provisional desde el pago 2"))
    #expect(unknown.notes()[1].hasPrefix("El IVA de los intereses es provisional: "))
    func iva(_ schedule: Schedule, _ number: Int) throws -> String {
      let lines = try #require(schedule.explain(number, by: market)).lines
      return try #require(lines.first { $0.figure == .interestIVA }).formula
    }
    #expect(
      try iva(known, 1) == "$129.29 × 16% de IVA; interés real: $166.67 − $10,000.00 × "
        + "(8.592000 ÷ 8.560000 − 1), con la UDI del 15 ene 2026 y del 15 feb 2026")
    #expect(try iva(known, 2).contains("provisional"))
  }
}

extension FloatingLoanTests {
  @Test(
    arguments: [
      { $0.method = .flat }, { $0.method = .stepped(.share(.percent(5)), every: 3) },
      { $0.arithmetic = .significantDigits(12) }, { $0.floating?.indices = [] },
      { $0.floating?.spread = Rate(millionths: .max) }, { $0.floating?.lookbackDays = 1_000 },
    ] as [@Sendable (inout LoanTerms) -> Void])
  func whatAFloatingRateDoesNotGoWithIsRefused(change: @Sendable (inout LoanTerms) -> Void) {
    #expect(throws: (any Error).self) { try Self.schedule(Self.market, change) }
    #expect { try Schedule(Self.terms(change), calendar: BusinessCalendar()) } throws: { error in
      (error as? TermsRefused)?.field == "floating"
    }
  }

  /// With nothing told, each reset asks again for what its table had said.
  @Test func aLifeFollowsItsIndex() throws {
    let schedule = try Self.schedule()
    let life = try LoanLife(
      schedule, [], asOf: CalendarDate("2026-04-15")!, calendar: BusinessCalendar(),
      market: Self.market)
    #expect(life.rows.map(\.owed.principal) == schedule.installments.map(\.principal))
    #expect(life.rows.map(\.owed.ordinaryInterest.net) == schedule.installments.map(\.interest))
    let before = try LoanLife(
      schedule, [], asOf: CalendarDate("2026-04-14")!, calendar: BusinessCalendar(),
      market: Self.market)
    #expect(before.rows[3].owed.ordinaryInterest.net < life.rows[3].owed.ordinaryInterest.net)
  }

  /// The same as a fixed rate with its change told.
  @Test func whatHappensToAFloatingLoanHappensAtTheRateOfTheDay() throws {
    let prepaid = ToldEvent(
      id: "p", name: "prepayment", effectiveOn: CalendarDate("2026-05-20")!,
      ToldChange(.prepayment(amount: .mxn(6_000), choosing: .lowerInstallments)))
    let reset = ToldEvent(
      id: "r", name: "rateChange", effectiveOn: CalendarDate("2026-04-15")!,
      ToldChange(.rateChange(to: .percent(21))))
    var fixed = Self.terms()
    (fixed.floating, fixed.annualRate) = (nil, .percent(20))
    let told = try LoanLife(
      try Schedule(fixed, calendar: BusinessCalendar()), [reset, prepaid],
      calendar: BusinessCalendar())
    let floating = try LoanLife(
      try Self.schedule(), [prepaid], calendar: BusinessCalendar(), market: Self.market)
    #expect(floating.position == told.position && floating.rows == told.rows)
    #expect(floating.steps.count == 1)
  }

  @Test func withoutAValueByTheFirstDayThereIsNoQuote() {
    let late = Market(indices: [
      "TIIE28": IndexSeries([.init(on: Self.start.adding(days: 1), rate: .percent(8))])
    ])
    for market in [Market.unknown, late] {
      #expect(throws: RateRefused.fixingMissing(on: Self.start)) { try Self.schedule(market) }
    }
    #expect(RateRefused.fixingMissing(on: Self.start).field == "market")
  }

  @Test func aPaymentThatNoLongerCoversItsInterestIsRefused() {
    let steep = Market(indices: [
      "TIIE28": IndexSeries([
        .init(on: Self.start, rate: .percent(8)),
        .init(on: CalendarDate("2026-04-15")!, rate: .percent(300)),
      ])
    ])
    #expect(throws: TermsRefused.paymentBelowInterest(4)) {
      try Self.schedule(steep) {
        $0.method = .payments([Money](repeating: .mxn(1_200), count: 9))
      }
    }
  }

  @Test func ivaIsReadAsItWasKeptBefore() throws {
    func read(_ json: String) throws -> IVATerms {
      try JSONDecoder().decode(IVATerms.self, from: Data(json.utf8))
    }
    let taxed = IVARule(.taxed(.percent(16)), then: [.init(from: Self.start, .exempt)])
    let terms = IVATerms(interest: taxed, fees: IVARule(.taxed(.percent(8))), interestBase: .real)
    let said =
      #"{"interest":{"initially":160000,"then":[{"from":"2026-01-15","treatment":"exempt"}]},"#
    #expect(try read(said + #""fees":80000,"interestBase":"real"}"#) == terms)
    #expect(try JSONDecoder().decode(IVATerms.self, from: JSONEncoder().encode(terms)) == terms)
    let step = #"{"from":"2026-01-15","treatment":{"exempt":{}}}"#
    let kept = #"{"initial":{"taxed":{"_0":160000}},"steps":["# + step + "]}"
    let fees = #"{"initial":{"taxed":{"_0":80000}},"steps":[]}"#
    #expect(
      try read(
        #"{"interest":\#(kept),"moratorio":\#(kept),"fees":\#(fees),"interestBase":"real"}"#)
        == terms)
    #expect(throws: DecodingError.self) { try read(#"{"interest":"none","fees":0}"#) }
  }

  @Test func termsAndMarketAreKeptAsTheyWere() throws {
    var market = Self.market
    market.udi = UDITable([(day: Self.start, value: UDI(millionths: 8_560_000))])
    let copy = try JSONDecoder().decode(Market.self, from: JSONEncoder().encode(market))
    #expect(copy == market)
    let terms = Self.terms {
      $0.floating?.indices = ["TIIE28", "Fondeo"]
      $0.floating?.multiple = .init(of: Rate(millionths: 2_500), rounding: .halfUp)
      $0.floating?.resets = .on([Self.start])
    }
    let kept = try JSONDecoder().decode(LoanTerms.self, from: JSONEncoder().encode(terms))
    #expect(kept == terms)
  }
}
