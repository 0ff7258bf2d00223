import Kernel
import Lending
import Testing

/// Which flows each thing in the terms makes, and when.
@Suite struct ScheduleFlowTests {
  static let start = CalendarDate("2026-01-15")!

  static func flows(
    _ frequency: Frequency, _ count: Int = 4, _ change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> CreditFlows {
    var terms = LoanTerms(
      principal: .mxn(12_000), disbursedOn: start, installmentCount: count, frequency: frequency,
      method: .equalPrincipal, annualRate: .percent(36))
    change(&terms)
    return try Schedule(terms, calendar: BusinessCalendar()).creditFlows
  }

  static func pesos(_ flows: CreditFlows) -> [Int64] {
    flows.credit.map { $0.amount.minorUnits / 100 }
  }

  @Test func eachFrequencyHasItsPartOfTheYear() throws {
    let parts: [(Frequency, YearFraction)] = [
      (.days(10), YearFraction(10, of: 360)), (.weekly, YearFraction(1, of: 52)),
      (.catorcenal, YearFraction(1, of: 26)), (.weeks(4), YearFraction(4, of: 52)),
      (.quincenal, YearFraction(1, of: 24)), (.monthly, YearFraction(1, of: 12)),
      (.months(2), YearFraction(1, of: 6)), (.years(1), YearFraction(1, of: 1)),
    ]
    for (frequency, part) in parts {
      let times = try Self.flows(frequency).credit.map(\.time)
      let expected = (0...4).map { YearFraction($0 * part.numerator, of: part.denominator) }
      #expect(times == expected, "\(frequency)")
    }
  }

  @Test func agreedDatesCountTheirDaysOver360AndASeasonItsPeriods() throws {
    let dates = ["2026-02-20", "2026-05-02", "2026-11-30", "2027-01-15"].map { CalendarDate($0)! }
    let times = try Self.flows(.dates(dates)).credit.map(\.time)
    #expect(times == [.start] + dates.map { .days(Self.start.days(to: $0)) })
    let seasonal = try Self.flows(.monthly) { $0.skippedMonths = [3, 4] }
    #expect(seasonal.credit.map(\.time) == [0, 1, 4, 5, 6].map { YearFraction($0, of: 12) })
  }

  /// The price is lent whole and the borrower pays a part of it the same day.
  @Test func aDownPaymentIsPaidAtTheStart() throws {
    let flows = try Self.flows(.monthly) { $0.downPayment = DownPayment(share: .percent(20)) }
    let plain = try Self.flows(.monthly)
    #expect(flows.credit[0].amount.minorUnits * 10 == plain.credit[0].amount.minorUnits * 8)
    #expect(try flows.cat().tenths == plain.cat().tenths)
  }

  /// A single payment is not periodic, whatever the frequency that gives its date.
  @Test func onePaymentCountsItsDaysOver360() throws {
    let bullet = try Self.flows(.monthly, 12) { $0.method = .bullet }
    #expect(bullet.credit.map(\.time) == [.start, .days(365)])
    let stub = try Self.flows(.monthly, 3) {
      $0.method = .bullet
      $0.firstDue.on = CalendarDate("2026-03-01")!
    }
    #expect(stub.credit.map(\.time) == [.start, .days(106)])
    let onlyTheLast = try Self.flows(.weekly, 3) {
      ($0.annualRate, $0.method) = (.zero, .principals([.zero, .zero, .mxn(12_000)]))
    }
    #expect(onlyTheLast.credit.last?.time == .days(21))
    let endsAtOnce = try Self.flows(.weekly, 3) { $0.method = .fixedPayment(.mxn(13_000)) }
    #expect(endsAtOnce.credit.map(\.time) == [.start, .days(7)])
  }

  @Test func theSameFlowsHaveTheSameCAT() throws {
    func cat(_ frequency: Frequency, _ count: Int, _ method: RepaymentMethod) throws -> CAT? {
      let flows = try Self.flows(frequency, count) {
        ($0.method, $0.annualRate, $0.dayCount) = (method, .percent(60), .actual360)
      }
      return try flows.cat()
    }
    let bullet = try cat(.weekly, 16, .bullet)
    #expect(bullet == (try cat(.weeks(16), 1, .bullet)))
    #expect(bullet == (try cat(.weeks(16), 1, .interestOnly)))
    #expect(bullet == (try cat(.weeks(16), 1, .level)))
    #expect(bullet == (try cat(.days(112), 1, .equalPrincipal)))
    #expect(bullet?.description == "73.3")
  }

  @Test func chargesGoInAndTheirIVAStaysOut() throws {
    let flows = try Self.flows(.monthly) {
      $0.charges = [
        Charge(
          code: "investigacion", amount: .fixed(.mxn(200)), when: .disbursement(.deducted)),
        Charge(code: "administracion", amount: .share(.percent(1), of: .principal)),
        Charge(code: "seguro-vida", kind: .insurance, amount: .fixed(.mxn(40))),
      ]
    }
    #expect(Self.pesos(flows) == [11_800, -3_520, -3_430, -3_340, -3_250])
  }

  @Test func theIVAOfAFinancedChargeIsOutOfEveryRow() throws {
    let charge = Charge(
      code: "apertura", amount: .fixed(.mxn(400)), when: .disbursement(.financed))
    let taxed = try Self.flows(.monthly) { $0.charges = [charge] }
    #expect(taxed.credit[0].amount == .mxn(12_000))
    #expect(taxed.credit[1].amount == -.mxn(3_100 + 372))
    #expect(taxed.credit.dropFirst().map(\.amount).sum == -.mxn(12_400 + 930))
    let bullet = try Self.flows(.monthly, 12) {
      $0.method = .bullet
      $0.charges = [charge]
    }
    #expect(bullet.credit.map(\.amount) == [.mxn(12_000), -.mxn(12_400 + 4_464)])
  }

  @Test func punctualityIsADiscountAtOnceOrWithTheNextInstalment() throws {
    let half = Rate.percent(50)
    let forgone = try Self.flows(.monthly) {
      $0.punctuality = Punctuality(share: half, reward: .waived)
    }
    #expect(Self.pesos(forgone) == [12_000, -3_180, -3_135, -3_090, -3_045])
    let returned = try Self.flows(.monthly) {
      $0.punctuality = Punctuality(share: half, reward: .returned)
    }
    #expect(Self.pesos(returned) == [12_000, -3_360, -3_090, -3_045, -2_955])
    #expect(returned.totalCost == forgone.totalCost)
  }

  @Test func beforeTheCircularOf2015ALoanHasTheCATOfItsTime() throws {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2015-10-23")!, installmentCount: 12,
      frequency: .monthly, annualRate: .percent(40),
      garantiaLiquida: GarantiaLiquida(.share(rate: .percent(10))))
    let before = try Schedule(terms, calendar: BusinessCalendar()).cat()
    #expect(before?.method == .circular21of2009)
    terms.disbursedOn = CalendarDate("2015-10-26")!
    let after = try Schedule(terms, calendar: BusinessCalendar()).cat()
    #expect(after?.method == .circular21of2009as2015)
    #expect(try #require(after).tenths > (try #require(before).tenths))
  }
}
