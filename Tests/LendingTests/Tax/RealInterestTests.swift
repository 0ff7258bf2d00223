import Kernel
import Lending
import Testing

/// The real value of interest (LIVA art. 18-A), against lives written by `make_tax.py`.
@Suite struct RealInterestTests {
  static func udi(through published: CalendarDate) throws -> UDITable {
    let days = try GoldenTable("udi.csv").lines.filter { $0.date("on") <= published }
    return UDITable(
      Dictionary(
        uniqueKeysWithValues: days.map {
          ($0.date("on"), UDI(millionths: Int64($0.integer("millionths"))))
        }))
  }

  static let general = IVARule(.taxed(.percent(16)))
  static let onReal = IVATerms(interest: general, fees: general, interestBase: .real)

  @Test func everyPeriodOfEveryLifeHasItsRealInterestAndItsIVA() throws {
    let lives = try GoldenTable("realinterest.csv").grouped(by: "case")
    #expect(lives.count == 7)
    for (name, life) in lives {
      let udi = try Self.udi(through: life[0].date("published"))
      for line in life {
        let real = try line.period.realInterest(udi: udi)
        #expect(real.value == line.money("value"), "\(name) \(line["start"])")
        #expect(real.udiFrom == line.date("from"), "\(name) \(line["start"])")
        #expect(real.udiThrough == line.date("through"), "\(name) \(line["start"])")
        #expect(try Self.onReal.iva(of: line.period, udi: udi) == line.money("iva"))
      }
    }
  }

  /// 20,000 at 58 % a year for a month in which the UDI rises 0.35 %.
  @Test func theWorkedExampleOfTheReference() throws {
    let (start, end) = (CalendarDate("2026-03-31")!, CalendarDate("2026-04-30")!)
    let udi = UDITable([start: UDI(millionths: 8_000_000), end: UDI(millionths: 8_028_000)])
    let month = InterestPeriod(
      base: .mxn(20_000), interest: .centavos(96_667), start: start, end: end)
    #expect(try month.realInterest(udi: udi).value == .centavos(89_667))
    #expect(try Self.onReal.iva(of: month, udi: udi) == .centavos(14_347))
    let onNominal = IVATerms(interest: Self.general, fees: Self.general)
    #expect(try onNominal.iva(of: month, udi: UDITable([:])) == .centavos(15_467))
    let exempt = IVATerms(interest: .exempt, fees: Self.general, interestBase: .real)
    #expect(try exempt.iva(of: month, udi: UDITable([:])) == .zero)
  }

  @Test func interestThatInflationTakesWholeBearsNoTax() throws {
    let (start, end) = (CalendarDate("2026-03-31")!, CalendarDate("2026-04-30")!)
    let udi = UDITable([start: UDI(millionths: 8_000_000), end: UDI(millionths: 8_080_000)])
    for (interest, value) in [(9_999, 0), (10_000, 0), (10_001, 1)] as [(Int64, Int64)] {
      let month = InterestPeriod(
        base: .mxn(10_000), interest: .centavos(interest), start: start, end: end)
      #expect(try month.realInterest(udi: udi).value == .centavos(value))
    }
  }

  /// A month and less may lean on the period before it; a longer one waits for Banxico.
  @Test func onlyPeriodsOfAMonthOrLessMayUseThePreviousOne() throws {
    let start = CalendarDate("2026-03-31")!
    let known = UDITable(
      Dictionary(
        uniqueKeysWithValues: (-40...0).map {
          (start.adding(days: $0), UDI(millionths: 8_000_000 + Int64($0)))
        }))
    func period(_ days: Int) -> InterestPeriod {
      InterestPeriod(
        base: .mxn(1_000), interest: .mxn(50), start: start, end: start.adding(days: days))
    }
    #expect(try period(31).realInterest(udi: known).udiFrom == start.adding(days: -31))
    #expect(throws: TaxRefused.udiNotPublished(on: start.adding(days: 32))) {
      try period(32).realInterest(udi: known)
    }
    #expect(throws: TaxRefused.udiNotPublished(on: start.adding(days: -7))) {
      try period(7).realInterest(udi: UDITable([start: UDI(millionths: 8_000_000)]))
    }
  }

  @Test func nonsenseIsRefused() {
    let day = CalendarDate("2026-03-31")!
    let period = InterestPeriod(base: .mxn(1), interest: .mxn(1), start: day, end: day)
    #expect(throws: TaxRefused.periodEmpty) { try period.realInterest(udi: UDITable([:])) }
    var negative = period
    negative.interest = .centavos(-1)
    #expect(throws: TaxRefused.amountNegative) { try negative.realInterest(udi: UDITable([:])) }
  }
}

extension GoldenTable.Line {
  fileprivate var period: InterestPeriod {
    InterestPeriod(
      base: money("base"), interest: money("interest"), start: date("start"), end: date("end"))
  }
}
