import Kernel
import Lending
import Testing

/// The CAT counts time by the dates of the contract, wherever a day that nobody works moves what
/// is paid or the interest.
@Suite struct WorkingDayCATTests {
  static func schedule(
    _ frequency: Frequency, _ count: Int, from start: String, _ workingDays: WorkingDayRule,
    _ change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> Schedule {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate(start)!, installmentCount: count,
      frequency: frequency, annualRate: .percent(60), workingDays: workingDays)
    change(&terms)
    return try Schedule(terms, calendar: .mexicoBanking)
  }

  static let moved: [(Frequency, Int, String, WorkingDayRule.Shift, String)] = [
    (.monthly, 6, "2026-01-15", .next, "79.6"), (.monthly, 1, "2026-01-15", .next, "76.2"),
    (.monthly, 6, "2026-01-31", .previous, "79.6"), (.weekly, 6, "2025-12-18", .next, "82.8"),
    (.quincenal, 6, "2026-01-15", .next, "80.9"), (.catorcenal, 6, "2026-01-19", .next, "82.2"),
  ]

  @Test(arguments: moved)
  func theSameCashOnTheSameDatesHasTheSameCAT(
    frequency: Frequency, count: Int, start: String, shift: WorkingDayRule.Shift, cat: String
  ) throws {
    let stays = try Self.schedule(frequency, count, from: start, WorkingDayRule(shift))
    let moves = try Self.schedule(
      frequency, count, from: start, WorkingDayRule(shift, movesInterest: true))
    #expect(stays.installments.map(\.dueOn) == moves.installments.map(\.dueOn))
    #expect(stays.installments.map(\.total) == moves.installments.map(\.total))
    #expect(stays.installments[0].periodEnd != moves.installments[0].periodEnd)
    #expect(try stays.cat()?.description == cat && moves.cat()?.description == cat)
  }

  @Test func noDayOfTheYearMakesTheCATJump() throws {
    for day in 0..<365 {
      let start = CalendarDate("2026-01-01")!.adding(days: day).description
      for shift in WorkingDayRule.Shift.allCases {
        let rule = WorkingDayRule(shift, movesInterest: true)
        let cat = try Self.schedule(.monthly, 6, from: start, rule).cat()
        #expect(cat?.description == "79.6", "\(start), \(shift)")
      }
    }
  }

  /// 15 February 2026 is a Sunday: interest by days runs to the Monday, and time does not.
  @Test func interestThatMovesIsPaidAtTheTimeOfItsContractualDate() throws {
    let moves = WorkingDayRule(.next, movesInterest: true)
    let schedule = try Self.schedule(.monthly, 6, from: "2026-01-15", moves) {
      $0.dayCount = .actual360
    }
    #expect(schedule.installments[0].interestDays == 32)
    let times = try schedule.creditFlows.credit.map(\.time)
    #expect(times == (0...6).map { YearFraction($0, of: 12) })
  }

  /// A stub has the days of its contractual date.
  @Test func aFirstPeriodThatIsNotWholeCountsItsContractualDays() throws {
    for moves in [false, true] {
      let schedule = try Self.schedule(
        .quincenal, 3, from: "2026-02-03", WorkingDayRule(.next, movesInterest: moves))
      let times = try schedule.creditFlows.credit.map(\.time)
      #expect(times[1] == .days(12))
      #expect(times[2] == .days(12) + YearFraction(1, of: 24))
    }
  }

  /// What is drawn again without the IVA that is financed keeps the days of interest it had.
  @Test func ivaThatIsFinancedLeavesTheDaysOfInterestAsTheyWere() throws {
    let charge = Charge(
      code: "apertura", amount: .fixed(.mxn(400)), when: .disbursement(.financed))
    for method in [RepaymentMethod.level, .bullet] {
      let schedule = try Self.schedule(
        .monthly, 3, from: "2026-01-15", WorkingDayRule(.next, movesInterest: true)
      ) {
        ($0.dayCount, $0.method) = (.actual360, method)
        ($0.charges, $0.ivaOnFees) = ([charge], .zero)
      }
      var taxed = schedule.terms
      taxed.ivaOnFees = .percent(16)
      let other = try Schedule(taxed, calendar: .mexicoBanking)
      #expect(try schedule.creditFlows == other.creditFlows)
    }
  }

  @Test func paidOutLaterTheSignedDatesGoOnGivingTheTime() throws {
    for moves in [false, true] {
      let signed = try Self.schedule(
        .monthly, 3, from: "2026-01-15", WorkingDayRule(.next, movesInterest: moves))
      let later = try signed.disbursed(on: CalendarDate("2026-01-20")!, calendar: .mexicoBanking)
      #expect(later.installments.map(\.dueOn) == signed.installments.map(\.dueOn))
      #expect(try later.creditFlows.credit.map(\.time)[1] == .days(26))
    }
  }
}
