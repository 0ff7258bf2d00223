import Kernel
import Lending
import LendingLives
import Testing

/// Terms that make no loan are refused, and the refusal names what has to change.
@Suite struct NonsenseTests {
  private static let usual = LoanTerms(
    principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 12,
    frequency: .monthly, annualRate: .percent(60))

  typealias Nonsense = (field: String, of: @Sendable (inout LoanTerms) -> Void)

  private static let sums: [Nonsense] = [
    ("principal", { $0.principal = .zero }),
    ("principal", { $0.principal = .centavos(-1) }),
    ("principal", { $0.principal = .centavos(.max) }),
    ("principal", { $0.principal = LoanTerms.principalMax + .centavos(1) }),
    ("principal", { $0.principal = .centavos(5) }),
    ("principal", { $0.principal = .centavos(1) }),
    ("installmentCount", { $0.installmentCount = 0 }),
    ("installmentCount", { $0.installmentCount = 521 }),
    ("annualRate", { $0.annualRate = .percent(-1) }),
    ("annualRate", { $0.annualRate = .percent(5_001) }),
    ("moratorioAnnualRate", { $0.moratorioAnnualRate = Rate(millionths: .max) }),
    ("ivaOnInterest", { $0.ivaOnInterest = .percent(101) }),
    ("ivaOnFees", { $0.ivaOnFees = .percent(-16) }),
    ("openingFee", { $0.openingFee = OpeningFee(.fixed(amount: .mxn(-5)), settlement: .financed) }),
    (
      "openingFee",
      { $0.openingFee = OpeningFee(.fixed(amount: .mxn(9_000)), settlement: .deducted) }
    ),
    ("installmentFee", { $0.installmentFee = .centavos(.min) }),
    ("collectionFee", { $0.collectionFee = .centavos(.max) }),
    ("charges", { $0.charges = [Charge(code: "a", amount: .fixed(.centavos(-1)))] }),
    (
      "charges",
      {
        $0.charges = [
          Charge(code: "a", amount: .fixed(.mxn(1)), when: .on($0.disbursedOn.adding(days: -1)))
        ]
      }
    ),
    (
      "charges",
      { $0.charges = Array(repeating: Charge(code: "a", amount: .fixed(.zero)), count: 51) }
    ),
    ("lateFee", { $0.lateFee = LateFee(.share(.percent(101))) }),
    ("garantiaLiquida", { $0.garantiaLiquida = GarantiaLiquida(.share(rate: .percent(200))) }),
    ("punctuality", { $0.punctuality = Punctuality(share: .percent(150), reward: .returned) }),
    ("moratorio", { $0.moratorio.graceDays = -1 }),
    ("tolerance", { $0.tolerance = Tolerance(days: .max) }),
    ("downPayment", { $0.downPayment = DownPayment(share: .one) }),
  ]

  private static let dates: [Nonsense] = [
    ("disbursedOn", { $0.disbursedOn = CalendarDate(dayNumber: .max) }),
    ("disbursedOn", { $0.disbursedOn = CalendarDate(dayNumber: .min) }),
    ("firstDue", { $0.firstDue.on = CalendarDate("2026-06-30") }),
    ("firstDue", { $0.firstDue.on = CalendarDate("2026-05-31") }),
    ("firstDue", { $0.firstDue.on = CalendarDate("2046-05-31") }),
    ("firstDue", { $0.firstDue.minimumDays = -1 }),
    ("firstDue", { $0.firstDue.minimumDays = .max }),
    ("frequency", { $0.frequency = .days(0) }),
    ("frequency", { $0.frequency = .months(.max) }),
    ("frequency", { $0.frequency = .daysOfMonth([]) }),
    ("frequency", { $0.frequency = .daysOfMonth([15, 10]) }),
    ("frequency", { $0.frequency = .daysOfMonth([30, 31]) }),
    ("frequency", { $0.frequency = .weekdayOfMonth(.friday, nth: 6) }),
    (
      "frequency",
      { $0.frequency = .dates([CalendarDate("2026-08-01")!, CalendarDate("2026-07-01")!]) }
    ),
    ("frequency", { $0.frequency = .dates([CalendarDate("2026-08-01")!]) }),
    ("frequency", { ($0.frequency, $0.installmentCount) = (.years(10), 11) }),
    ("frequency", { ($0.frequency, $0.dayCount) = (.daysOfMonth([1, 5, 9, 13]), .byPeriod) }),
    ("skippedMonths", { $0.skippedMonths = Array(1...12) }),
    ("skippedMonths", { $0.skippedMonths = [13] }),
    ("skippedMonths", { ($0.skippedMonths, $0.firstDue.on) = ([8], CalendarDate("2026-08-15")) }),
    (
      "firstDue",
      {
        ($0.frequency, $0.workingDays) = (.days(1), WorkingDayRule(.previous));
        $0.disbursedOn = CalendarDate("2026-06-27")!
      }
    ),
    (
      "frequency",
      {
        $0.frequency = .dates((0..<12).map { CalendarDate("2028-06-30")!.adding(days: 30 * $0) })
      }
    ),
    (
      "frequency",
      {
        ($0.frequency, $0.method) = (.days(1), .bullet)
        $0.workingDays.movesInterest = true
      }
    ),
  ]

  private static let plans: [Nonsense] = [
    ("grace", { $0.grace.principal = 12 }),
    ("grace", { $0.grace.interestPayment = 12 }),
    ("grace", { $0.grace.interestFree = 13 }),
    ("grace", { $0.grace.principal = -1 }),
    ("grace", { $0.grace.recurring = RecurringGrace(after: 0, count: 1) }),
    ("grace", { $0.grace.recurring = RecurringGrace(after: .max, count: .max) }),
    ("installmentRounding", { $0.installmentRounding.multiple = .zero }),
    ("installmentRounding", { $0.installmentRounding.multiple = .centavos(.min) }),
    ("installmentRounding", { $0.installmentRounding.multiple = .mxn(10_001) }),
    ("arithmetic", { $0.arithmetic = .significantDigits(7) }),
    ("method", { $0.method = .balloon(.fixed(amount: .mxn(10_000))) }),
    ("method", { $0.method = .balloon(.share(rate: .one)) }),
    ("method", { $0.method = .balloon(.share(rate: Rate(millionths: .max))) }),
    ("method", { $0.method = .principalShares([.one]) }),
    ("method", { $0.method = .principalShares(Array(repeating: .percent(8), count: 12)) }),
    (
      "method",
      { $0.method = .principalShares(Array(repeating: Rate(millionths: .max), count: 12)) }
    ),
    ("method", { $0.method = .principals(Array(repeating: .mxn(800), count: 12)) }),
    ("method", { $0.method = .principals(Array(repeating: .centavos(.max), count: 12)) }),
    ("method", { $0.method = .payments([.mxn(1_000)]) }),
    ("method", { $0.method = .payments(Array(repeating: .mxn(499), count: 12)) }),
    ("method", { $0.method = .fixedPayment(.mxn(499)) }),
    ("method", { $0.method = .fixedPayment(.mxn(600)) }),
    ("method", { $0.method = .fixedPayment(.centavos(.min)) }),
    ("method", { $0.method = .stepped(.share(.percent(5)), every: 0) }),
    ("method", { $0.method = .stepped(.share(.percent(-100)), every: 1) }),
    ("method", { $0.method = .stepped(.share(.percent(1_000)), every: 1) }),
    ("method", { $0.method = .stepped(.amount(.centavos(.min)), every: 1) }),
    ("method", { $0.method = .stepped(.amount(.mxn(1_000)), every: 1) }),
    (
      "method",
      { ($0.method, $0.grace.principal) = (.payments(Array(repeating: .mxn(2_000), count: 12)), 2) }
    ),
  ]

  @Test func eachIsRefusedByItsField() {
    for (index, nonsense) in (Self.sums + Self.dates + Self.plans).enumerated() {
      var terms = Self.usual
      nonsense.of(&terms)
      do throws(TermsRefused) {
        _ = try Schedule(terms, calendar: goldenCalendar)
        Issue.record("number \(index), of \(nonsense.field), makes a table")
      } catch {
        #expect(error.field == nonsense.field, "number \(index): \(error)")
        #expect(error.problem.members["field"] == nonsense.field)
      }
    }
  }

  /// A level payment that repays nothing of its first row, by what would let it.
  private static let levels: [(reason: String, of: @Sendable (inout LoanTerms) -> Void)] = [
    ("principalTooSmall", { $0.principal = .centavos(1) }),
    ("principalTooSmall", { ($0.principal, $0.annualRate) = (.centavos(1), .zero) }),
    ("paymentRepaysNothing", { ($0.annualRate, $0.installmentCount) = (.percent(1_000), 60) }),
    (
      "paymentRepaysNothing",
      {
        ($0.principal, $0.annualRate) = (.mxn(1_000), .percent(730))
        ($0.installmentCount, $0.frequency) = (500, .days(1))
      }
    ),
    (
      "paymentRepaysNothing",
      {
        ($0.annualRate, $0.installmentCount) = (.percent(400), 60)
        ($0.dayCount, $0.annuityBasis) = (.actual360, .equalPeriods)
      }
    ),
    (
      "roundingImpossible",
      { ($0.principal, $0.installmentRounding.multiple) = (.mxn(100), .mxn(100)) }
    ),
    (
      "firstPeriodTooLong",
      { $0.firstDue = FirstDue(stub: .spread, on: CalendarDate("2028-06-30")) }
    ),
    ("firstPeriodTooLong", { $0.firstDue = FirstDue(minimumDays: 400, stub: .spread) }),
    (
      "firstDateTooFar",
      { terms in
        terms.frequency = .dates((0..<12).map { CalendarDate("2028-06-30")!.adding(days: 30 * $0) })
      }
    ),
  ]

  @Test(arguments: levels.indices)
  func aLevelPaymentThatRepaysNothingIsRefusedByWhatWouldLetIt(index: Int) throws {
    var terms = Self.usual
    Self.levels[index].of(&terms)
    let refusal = try #require(throws: TermsRefused.self) {
      try Schedule(terms, calendar: goldenCalendar)
    }
    #expect(refusal.problem.members["reason"] == Self.levels[index].reason)
  }

  /// Each of those, with what its field names changed and nothing else.
  @Test func whatARefusalNamesLetsALevelPaymentRepay() throws {
    for (index, level) in Self.levels.enumerated() {
      var terms = Self.usual
      level.of(&terms)
      let refusal = #expect(throws: TermsRefused.self) {
        try Schedule(terms, calendar: goldenCalendar)
      }
      switch refusal?.field {
      case "principal": terms.principal = Self.usual.principal
      case "annualRate": terms.annualRate = Self.usual.annualRate
      case "installmentRounding": terms.installmentRounding = .toTheCentavo
      case "firstDue": terms.firstDue = FirstDue()
      case "frequency": terms.frequency = .monthly
      case let field: Issue.record("\(field ?? "nothing") is named")
      }
      #expect(throws: Never.self, "number \(index)") {
        try Schedule(terms, calendar: goldenCalendar)
      }
    }
  }

  @Test func theUsualTermsAreNotRefused() throws {
    #expect(try Schedule(Self.usual, calendar: goldenCalendar).installments.count == 12)
  }

  @Test func eachCauseHasWordsOfItsOwn() {
    var told: [String: String] = [:]
    for nonsense in Self.sums + Self.dates + Self.plans {
      var terms = Self.usual
      nonsense.of(&terms)
      do throws(TermsRefused) {
        _ = try Schedule(terms, calendar: goldenCalendar)
      } catch {
        told[error.problem.detail] = error.problem.members["reason"]
      }
    }
    let frequency = FrequencyFault.allCases.filter { told.values.contains($0.rawValue) }
    #expect(frequency == FrequencyFault.allCases)
    #expect(told.keys.contains("El método acuerda 1 pagos y el crédito tiene 12."))
    #expect(told.keys.contains { $0.contains("$10,440.00 con su IVA") })
  }
}
