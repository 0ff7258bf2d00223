import Kernel
import Lending
import Tenancy
import Testing

@Suite struct TermsFileTests {
  struct NoLoan: Error {}

  static let base = """
    principal: 12000
    disbursedOn: 2026-11-20
    installmentCount: 12
    frequency: monthly
    accrual: byPeriod
    annualRate: 60 %
    moratorioAnnualRate: 90 %

    """

  static func terms(_ more: String, instead: String? = nil) throws -> LoanTerms {
    var text = base
    if let instead { text = text.replacing(instead, with: more) } else { text += more + "\n" }
    guard
      case .loan(let terms, _) = try LifeFile(Array(text.utf8), named: "terms.yaml").life.credit
    else { throw NoLoan() }
    return terms
  }

  @Test func theIVAIsSaidOnce() throws {
    let refused = #expect(throws: LifeFile.Unreadable.self) {
      _ = try Self.terms("ivaOnFees: 8 %\niva: {interest: 16 %, fees: 16 %}")
    }
    #expect(refused?.problem.detail.contains("Deje sólo «iva».") == true)
  }

  @Test func anAmountOfTooManyDigitsIsToldItsLimit() throws {
    let refused = #expect(throws: LifeFile.Unreadable.self) {
      _ = try Self.terms("principal: 99999999999999", instead: "principal: 12000")
    }
    #expect(refused?.problem.detail.contains("«principal» es demasiado grande.") == true)
  }

  @Test func aMarkOfItsEncodingBeforeAFileSaysNothing() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    _ = try LifeFile(mark + Array(Self.base.utf8), named: "terms.yaml")
  }

  @Test(arguments: [
    ("- principal: 12000\n", "El archivo debe llevar claves y valores, no una lista."),
    (base + "grace: [2]\n", "«grace» debe llevar claves y valores, no una lista."),
    (
      base + "events:\n  - [2027-01-10, 5]\n",
      "«events.1» debe llevar claves y valores, no una lista."
    ),
    (base + "rounding: [up]\n", "Una lista o un mapa no sirve para «rounding»."),
    (base.replacing("installmentCount: 12", with: "installmentCount: \"a\""), "Sin comillas: 7."),
    (base.replacing("principal: 12000", with: "principal: \"12000\""), "comillas"),
    (base + "charges:\n  - {code: \"a\", amount: {fixed: 5}}\n", "De 2 a 40 minúsculas"),
  ])
  func aMistakeIsToldInFull(text: String, words: String) throws {
    let refused = #expect(throws: LifeFile.Unreadable.self) {
      _ = try LifeFile(Array(text.utf8), named: "terms.yaml")
    }
    #expect(refused?.problem.detail.contains(words) == true, "\(refused?.problem.detail ?? "")")
  }

  @Test func whatIsLeftOutIsTheUsual() throws {
    #expect(
      try Self.terms("")
        == LoanTerms(
          principal: .mxn(12_000), disbursedOn: CalendarDate("2026-11-20")!, installmentCount: 12,
          frequency: .monthly, annualRate: .percent(60), moratorioAnnualRate: .percent(90)))
  }

  @Test(arguments: [
    ("quincenal", Frequency.quincenal), ("{days: 10}", .days(10)), ("{months: 3}", .months(3)),
    ("{daysOfMonth: [10, 25]}", .daysOfMonth([10, 25])),
    ("{weekdayOfMonth: {weekday: tuesday, nth: 3}}", .weekdayOfMonth(.tuesday, nth: 3)),
    (
      "{dates: [2026-12-24, 2027-03-01]}",
      .dates([CalendarDate("2026-12-24")!, CalendarDate("2027-03-01")!])
    ),
  ])
  func everyFrequencyIsWritten(text: String, frequency: Frequency) throws {
    #expect(try Self.terms(text, instead: "monthly").frequency == frequency)
  }

  @Test(arguments: [
    ("method: equalPrincipal", RepaymentMethod.equalPrincipal), ("method: bullet", .bullet),
    ("method: {balloon: {amount: 4000}}", .balloon(.fixed(amount: .mxn(4_000)))),
    ("method: {stepped: {shrinks: 5 %, every: 3}}", .stepped(.share(.percent(-5)), every: 3)),
    ("method: {stepped: {growsBy: 100, every: 1}}", .stepped(.amount(.mxn(100)), every: 1)),
    ("method: {payments: [1000, 1000]}", .payments([.mxn(1_000), .mxn(1_000)])),
    ("method: {principalShares: [50 %, 50 %]}", .principalShares([.percent(50), .percent(50)])),
  ])
  func everyMethodIsWritten(text: String, method: RepaymentMethod) throws {
    #expect(try Self.terms(text).method == method)
  }

  @Test(arguments: [
    ("{perPeriod: 5 %}", Rate.percent(60)), ("{effective: 79.5856 %}", .percent(60)),
    ("60 %", .percent(60)),
  ])
  func aRateMayBeSaidAnotherWay(text: String, rate: Rate) throws {
    let terms = try Self.terms(text, instead: "60 %")
    #expect(abs(terms.annualRate.millionths - rate.millionths) <= 1)
  }

  @Test func aFloatingRateAndTheMarketAreWritten() throws {
    let text =
      Self.base.replacing(
        "60 %",
        with:
          "{floating: {index: TIIE28, fallbacks: [Fondeo], spread: 12 %, floor: 20 %, cap: 60 %, "
          + "resets: {everyPeriods: 3}, multiple: {of: 0.25 %, rounding: halfUp}}}"
      ).replacing("90 %", with: "40 %") + """
        market:
          TIIE28: {2026-11-19: 7.75 %, 2026-12-17: 7.5 %}
          UDI: {2026-11-20: 8.553120}
        """
    let life = try LifeFile(Array(text.utf8), named: "terms.yaml").life
    guard case .loan(let terms, _) = life.credit else { throw NoLoan() }
    #expect(
      terms.floating
        == FloatingRate(
          indices: ["TIIE28", "Fondeo"], spread: .percent(12), floor: .percent(20),
          cap: .percent(60), resets: .every(periods: 3),
          multiple: .init(of: Rate(millionths: 2_500), rounding: .halfUp)))
    let on = CalendarDate("2026-12-01")!
    #expect(life.market.indices["TIIE28"]?.fixing(on: on)?.rate == Rate(millionths: 77_500))
    let udi = life.market.udi[CalendarDate("2026-11-20")!]
    #expect(udi == UDI(millionths: 8_553_120))
  }

  @Test(arguments: [
    ("{index: TIIE28, resets: {everyPeriods: 1}}", "Falta «spread» en «annualRate.floating»."),
    ("{index: TIIE28, spread: 12 %}", "Falta «resets» en «annualRate.floating»."),
    ("{spread: 12 %, resets: {everyPeriods: 1}}", "Falta «index» en «annualRate.floating»."),
    ("{index: TIIE28, spread: 1 %, resets: {each: 3}}", "lleva una sola clave"),
    ("{index: TIIE28, spread: 1 %, resets: {everyPeriods: 0}}", "fuera de rango"),
    ("{index: TIIE28, spread: 1 %, resets: {everyPeriods: 1}, ceil: 5 %}", "«ceil»"),
    (
      "{index: TIIE28, spread: 1 %, resets: {everyPeriods: 1}, floor: 9 %, cap: 5 %}",
      "«floor»: La tasa mínima supera la máxima."
    ),
  ])
  func aFloatingRateThatIsNotWholeIsToldWithItsLine(text: String, says: String) throws {
    let error = try #require(throws: LifeFile.Unreadable.self) {
      _ = try Self.terms("{floating: \(text)}", instead: "60 %")
    }
    #expect(error.problem.detail.contains(says), "\(error.problem.detail)")
    #expect(error.problems.allSatisfy { $0.line == 6 })
  }

  @Test func chargesAndAgreementsAreWritten() throws {
    let terms = try Self.terms(
      """
      charges:
        - {code: seguro-vida, kind: insurance, amount: {shareOfBalance: 0.35 %}, iva: 0 %}
        - {code: visita, amount: {fixed: 50}, when: {on: 2027-01-15}}
      lateFee: {amount: {ladder: [{daysLate: 1, total: 50}, {daysLate: 8, total: 120}]}}
      grace: {principal: 2, recurring: {after: 3, count: 1}}
      workingDays: {shift: previous, movesInterest: true}
      installmentRounding: {multiple: 5, mode: up, difference: first}
      arithmetic: digits12
      punctuality: {share: 10 %, reward: returned}
      iva:
        interest: {dated: {initially: 16 %, then: [{from: 2027-01-01, treatment: exempt}]}}
        fees: 16 %
      allocation:
        usual:
          pastDue: [collectionFees, fees, insurance, moratorio, ordinaryInterest, principal]
          due: [collectionFees, fees, insurance, moratorio, ordinaryInterest, principal]
          inAdvance: [principal]
          direction: vertical
          ahead: lastInstallment
      """)
    #expect(terms.charges.map(\.code) == ["seguro-vida", "visita"])
    #expect(
      terms.lateFee?.amount
        == .ladder([
          .init(daysLate: 1, total: .mxn(50)), .init(daysLate: 8, total: .mxn(120)),
        ]))
    #expect(terms.grace.recurring == RecurringGrace(after: 3, count: 1))
    #expect(terms.workingDays == WorkingDayRule(.previous, movesInterest: true))
    #expect(terms.installmentRounding.multiple == .mxn(5))
    #expect(terms.arithmetic == .significantDigits(12))
    #expect(terms.allocation.usual.direction == .vertical)
    #expect(terms.iva?.interest.rate(on: CalendarDate("2026-12-31")!) == .percent(16))
    #expect(terms.iva?.interest.treatment(on: CalendarDate("2027-01-01")!) == .exempt)
  }

  @Test(arguments: [
    ("gracia: {principal: 1}", "No existe la clave «gracia»."),
    ("method: frances", "«frances» no sirve para «method»."),
    ("method: {balloon: {share: 10 %, amount: 5}}", "lleva una sola clave"),
    ("method: {stepped: {every: 3}}", "uno solo"),
    ("skippedMonths: [13]", "fuera de rango"),
    ("market: {TIIE28: {2026-11-19: 7.75}}", "debe ser un porcentaje"),
    ("market: {UDI: {2026-11-19: 8.12345678}}", "debe ser un valor de la UDI"),
    ("market: {TIIE28: {ayer: 7.75 %}}", "debe ser una fecha"), ("market: {}", "lleva series"),
  ])
  func aMistakeIsToldWithItsLine(text: String, says: String) throws {
    let error = try #require(throws: LifeFile.Unreadable.self) { _ = try Self.terms(text) }
    #expect(error.problem.detail.contains(says) || error.problem.detail.contains(says.lowercased()))
    #expect(error.problems.allSatisfy { $0.line == 8 })
  }
}
