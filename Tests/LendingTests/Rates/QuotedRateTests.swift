import Kernel
import Lending
import LendingLives
import Testing

/// Rates as they are said and as they are borne, against 60-digit decimals (`make_rates.py`).
@Suite struct QuotedRateTests {
  static let frequencies: [String: Frequency] = [
    "weekly": .weekly, "catorcenal": .catorcenal, "quincenal": .quincenal, "monthly": .monthly,
    "bimonthly": .months(2), "tenDays": .days(10), "yearly": .years(1),
  ]

  @Test func everyWayOfSayingARateGivesTheNominalOne() throws {
    for line in try GoldenTable("quotedrates.csv").lines {
      let frequency = try #require(Self.frequencies[line["frequency"]])
      let said = line.rate("ppm")
      let name = "\(line["frequency"]) \(said.millionths)"
      #expect(try QuotedRate.nominalAnnual(said).nominalAnnual(for: frequency) == said)
      let ofEffective = try QuotedRate.effectiveAnnual(said).nominalAnnual(for: frequency)
      #expect(ofEffective == line.rate("nominalOfEffective"), "\(name)")
      let ofPeriod = try QuotedRate.perPeriod(said).nominalAnnual(for: frequency)
      #expect(ofPeriod == line.rate("nominalOfPeriod"), "\(name)")
    }
  }

  @Test func whatANominalRateComesToInAYear() throws {
    for line in try GoldenTable("quotedrates.csv").lines {
      let frequency = try #require(Self.frequencies[line["frequency"]])
      let expected = line.integer("effectiveOfNominal")
      // Above this a yearly rate has no room, and is refused.
      guard expected < 2_000_000_000_000_000_000 else { continue }
      #expect(
        try line.rate("ppm").effectiveAnnual(for: frequency).millionths == Int64(expected),
        "\(line["frequency"]) \(line["ppm"])")
    }
  }

  /// An effective rate is the CAT of a loan without fees at the nominal rate that it gives.
  @Test(arguments: [Frequency.weekly, .catorcenal, .quincenal, .monthly, .months(2), .years(1)])
  func theEffectiveRateIsTheCATOfALoanWithoutFees(frequency: Frequency) throws {
    for percent in [12, 60, 99, 250] as [Int64] {
      let nominal = try QuotedRate.effectiveAnnual(.percent(percent)).nominalAnnual(for: frequency)
      let terms = LoanTerms(
        principal: .mxn(100_000_000), disbursedOn: CalendarDate("2026-06-30")!,
        installmentCount: 10, frequency: frequency, annualRate: nominal)
      let cat = try Schedule(terms, calendar: BusinessCalendar()).cat()
      #expect(cat?.tenths == Int(percent) * 10, "\(frequency) \(percent)")
    }
  }

  @Test func sayingARateOneWayAndBackGivesTheSameRate() throws {
    var random = SeededRandom(60)
    let frequencies = Array(Self.frequencies.values)
    for _ in 0..<2_000 {
      let frequency = frequencies.randomElement(using: &random)!
      let nominal = Rate(millionths: .random(in: 0...3_000_000, using: &random))
      let effective = try nominal.effectiveAnnual(for: frequency)
      #expect(try QuotedRate.effectiveAnnual(effective).nominalAnnual(for: frequency) == nominal)
      #expect(effective >= nominal || frequency == .weekly || frequency == .catorcenal)
    }
  }

  @Test func theDivisionOfAYearFollowsTheDayCount() throws {
    let monthly = QuotedRate.perPeriod(.percent(5))
    #expect(try monthly.nominalAnnual(for: .monthly, dayCount: .actual365) == .percent(60))
    let weekly = QuotedRate.perPeriod(Rate(millionths: 17_500))
    #expect(try weekly.nominalAnnual(for: .weekly) == .percent(90))
    #expect(try weekly.nominalAnnual(for: .weekly, dayCount: .actual364) == .percent(91))
    #expect(
      try weekly.nominalAnnual(for: .weekly, dayCount: .actual365) == Rate(millionths: 912_500))
  }

  @Test func roundingIsTheOneNamed() throws {
    // A thousandth a week is 360/7 thousandths a year: 0.051428 571…
    let weekly = QuotedRate.perPeriod(Rate(millionths: 1_000))
    let rates = try Rounding.allCases.map { rounding in
      try weekly.nominalAnnual(for: .weekly, rounding: rounding).millionths
    }
    #expect(Rounding.allCases == [.halfEven, .halfUp, .up, .down])
    #expect(rates == [51_429, 51_429, 51_429, 51_428])
    let effective = QuotedRate.effectiveAnnual(.percent(10))
    // 12 × (1.1^(1/12) - 1) = 0.0956896 8…
    #expect(try effective.nominalAnnual(for: .monthly, rounding: .up).millionths == 95_690)
    #expect(try effective.nominalAnnual(for: .monthly, rounding: .down).millionths == 95_689)
  }

  @Test func whatIsNoRateIsRefused() {
    #expect(throws: RateRefused.rateNegative) {
      try QuotedRate.perPeriod(Rate(millionths: -1)).nominalAnnual(for: .monthly)
    }
    #expect(throws: RateRefused.rateOutOfRange) {
      try QuotedRate.perPeriod(.percent(1_000_001)).nominalAnnual(for: .monthly)
    }
    #expect(throws: RateRefused.rateOutOfRange) {
      try Rate.percent(1_000_000).effectiveAnnual(for: .weekly)
    }
    #expect(throws: RateRefused.periodUnknown) {
      try QuotedRate.perPeriod(.percent(5)).nominalAnnual(for: .dates([]))
    }
  }

  /// 60 % a year by the month: 1.05 to the twelfth power.
  @Test func aLoansRateIsCompoundedByItsPeriodsWhereItIsOfWhatIsOwed() {
    func effective(_ frequency: Frequency, _ method: RepaymentMethod) -> Rate? {
      LoanTerms(
        principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 12,
        frequency: frequency, method: method, annualRate: .percent(60)
      ).effectiveAnnualRate
    }
    #expect(effective(.monthly, .level) == Rate(millionths: 795_856))
    #expect(effective(.monthly, .interestOnly) == Rate(millionths: 795_856))
    #expect(effective(.years(1), .level) == .percent(60))
    #expect(effective(.monthly, .flat) == nil && effective(.monthly, .bullet) == nil)
    #expect(effective(.dates([CalendarDate("2026-07-15")!]), .level) == nil)
  }
}
