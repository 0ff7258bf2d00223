import Kernel
import Lending
import Testing

/// What the circulars say beside the formula: dates, what counts, which root, which credits.
@Suite struct CATRuleTests {
  static func months(_ amounts: [Int64]) -> [CashFlow] {
    amounts.enumerated().map { CashFlow(.centavos($1), at: YearFraction($0, of: 12)) }
  }

  // MARK: - Dates

  @Test func theCircularOf2015HoldsFromItsDay() {
    #expect(CAT.Method.inForce(on: CalendarDate("2009-10-01")!) == .circular21of2009)
    #expect(CAT.Method.inForce(on: CalendarDate("2015-10-25")!) == .circular21of2009)
    #expect(CAT.Method.inForce(on: CalendarDate("2015-10-26")!) == .circular21of2009as2015)
    #expect(CAT.Method.inForce(on: CalendarDate("2026-06-30")!) == .circular21of2009as2015)
  }

  @Test func aReformIsADateAndAMethod() {
    let reforms =
      CAT.Reform.published + [
        CAT.Reform(from: CalendarDate("2030-01-01")!, method: .circular21of2009)
      ]
    #expect(
      CAT.Method.inForce(on: CalendarDate("2029-12-31")!, reforms: reforms)
        == .circular21of2009as2015)
    #expect(
      CAT.Method.inForce(on: CalendarDate("2030-01-01")!, reforms: reforms) == .circular21of2009)
  }

  @Test func beforeTheReformOf2015AGuaranteeIsNoCost() throws {
    let credit = Self.months([1_000_000] + Array(repeating: -100_000, count: 12))
    let flows = CreditFlows(
      credit: credit,
      garantiaLiquida: [credit[0], credit[12]].map {
        CashFlow($0.time == .start ? .centavos(-100_000) : .centavos(100_000), at: $0.time)
      })
    #expect(try flows.cat(by: .circular21of2009).tenths == CreditFlows(credit: credit).cat().tenths)
    #expect(try flows.cat().tenths > flows.cat(by: .circular21of2009).tenths)
  }

  // MARK: - What counts

  @Test(arguments: CATItem.allCases, CATItem.Credit.allCases)
  func theTableOfWhatCountsIsThatOfTheReference(item: CATItem, credit: CATItem.Credit) {
    let always: Set<CATItem> = [
      .principal, .ordinaryInterest, .compulsoryFee, .feeForBetterRate, .compulsoryInsurance,
      .cashPriceDifference, .garantiaLiquida,
    ]
    let expected =
      always.contains(item) || (item == .discountForMeetingTerms && credit == .closedEnd)
    #expect(CAT.Method.circular21of2009as2015.counts(item, in: credit) == expected)
  }

  @Test func theReformOf2015AddedGuaranteesAndFeesForABetterRateAndDroppedDiscountsOfLines() {
    let changed = CATItem.allCases.filter { item in
      CATItem.Credit.allCases.contains {
        CAT.Method.circular21of2009.counts(item, in: $0)
          != CAT.Method.circular21of2009as2015.counts(item, in: $0)
      }
    }
    #expect(changed == [.feeForBetterRate, .discountForMeetingTerms, .garantiaLiquida])
  }

  // MARK: - Which root

  @Test func ofTwoRootsTheOneClosestToZeroIsTheCAT() throws {
    let years = [-100_000, 230_000, -132_000].enumerated().map {
      CashFlow(.centavos($1), at: YearFraction($0, of: 1))
    }
    #expect(try CreditFlows(credit: years).cat().tenths == 100)
  }

  /// At 0 % and at 20 %: zero is no positive value.
  @Test func aPositiveRootIsTakenBeforeZero() throws {
    let years = [-100_000, 220_000, -120_000].enumerated().map {
      CashFlow(.centavos($1), at: YearFraction($0, of: 1))
    }
    #expect(try CreditFlows(credit: years).cat().tenths == 200)
  }

  @Test func whatCostsNothingHasACATOfZero() throws {
    #expect(
      try CreditFlows(credit: Self.months([90_000, -30_000, -30_000, -30_000])).cat().tenths == 0)
  }

  @Test func whereNoRateExistsItIsSaid() {
    let refusals: [([Int64], CATRefused)] = [
      ([100_000, -40_000, -50_000], .noCost),
      ([100_000], .noCost),
      ([-100_000, -10_000], .noRate),
      ([-100_000, 50_000, -10_000], .noRate),
      ([], .undetermined),
      ([100_000, 0], .noCost),
      ([0, 0], .undetermined),
      ([1, -9_000_000], .beyondMeasure),
    ]
    for (amounts, refusal) in refusals {
      #expect(throws: refusal) { try CreditFlows(credit: Self.months(amounts)).cat() }
    }
  }

  /// The square of (1 - 1.1 v): it touches zero at 10 % and never crosses it.
  @Test func flowsThatOnlyTouchZeroHaveTheirRateThere() throws {
    let years = [100_000, -220_000, 121_000].enumerated().map {
      CashFlow(.centavos($1), at: YearFraction($0, of: 1))
    }
    #expect(try CreditFlows(credit: years).cat().tenths == 100)
  }

  // MARK: - A guarantee that leaves no rate

  @Test func aGuaranteeThatEarnsMoreThanTheLoanCostsIsReducedToTheFirstPositiveRate() throws {
    let credit = Self.months([100_000, -52_000, -52_000])
    let flows = CreditFlows(credit: credit, garantiaLiquida: Self.months([-50_000, 0, 60_000]))
    #expect(throws: CATRefused.noCost) {
      try CreditFlows(credit: credit + flows.garantiaLiquida).cat()
    }
    let cat = try flows.cat()
    // 40 hundredths of it earn 4,000, all that the loan costs; at 39 there is something left.
    let share = Self.months([-19_500, 0, 23_400])
    #expect(cat == (try CreditFlows(credit: credit + share).cat()))
    #expect(cat.tenths > 0)
  }

  @Test func aGuaranteeAsLargeAsTheLoanIsReducedUntilTheLoanGivesSomething() throws {
    let years = [100_000, -60_000, -60_000]
    let credit = years.enumerated().map {
      CashFlow(.centavos(Int64($1)), at: YearFraction($0, of: 1))
    }
    func held(_ amount: Int64) -> [CashFlow] {
      [CashFlow(.centavos(-amount), at: .start), CashFlow(.centavos(amount), at: credit[2].time)]
    }
    #expect(throws: CATRefused.noRate) { try CreditFlows(credit: credit + held(100_000)).cat() }
    let whole = CreditFlows(credit: credit, garantiaLiquida: held(100_000))
    #expect(try whole.cat() == CreditFlows(credit: credit + held(99_000)).cat())
  }

  /// The guarantee leaves a rate, of too many digits: that is no reason to count less of it.
  @Test func aRateTooHighToStateIsNoReasonToReduceTheGuarantee() {
    let credit = [
      CashFlow(.centavos(14_543_664), at: .start), CashFlow(.centavos(-19_127_796), at: .days(3)),
    ]
    let held = [
      CashFlow(.centavos(-2_933_311), at: .start), CashFlow(.centavos(2_933_311), at: .days(3)),
    ]
    #expect(throws: CATRefused.beyondMeasure) {
      try CreditFlows(credit: credit, garantiaLiquida: held).cat()
    }
  }

  // MARK: - UDIS

  @Test func advertisedLinesAreSoManyUDIS() {
    let udi = UDI(millionths: 8_123_456)
    #expect(AdvertisedLine.clasica.limit(udi: udi) == .centavos(2_437_037))
    #expect(AdvertisedLine.oro.limit(udi: udi) == .centavos(5_686_419))
    #expect(AdvertisedLine.platino.limit(udi: udi) == .centavos(10_560_493))
  }

  @Test func aboveTheLimitOnlyHousingNeedsACAT() {
    let udi = UDI(millionths: 8_000_000)
    #expect(CATScope(.mxn(7_200_000), for: .other, udi: udi) == .required)
    #expect(CATScope(.centavos(720_000_001), for: .other, udi: udi) == .notRequired)
    #expect(CATScope(.centavos(720_000_001), for: .housing, udi: udi) == .required)
  }
}
