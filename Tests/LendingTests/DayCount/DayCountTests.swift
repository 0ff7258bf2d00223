import Kernel
import Lending
import LendingLives
import Testing

/// The examples that ISDA published for its 2006 definitions, and those that its rules decide.
@Suite struct DayCountTests {
  private static let pairs: [(String, String, us: Int, european: Int)] = [
    ("2007-01-15", "2007-01-30", 15, 15), ("2007-01-15", "2007-02-15", 30, 30),
    ("2007-01-15", "2007-07-15", 180, 180), ("2007-09-30", "2008-03-31", 180, 180),
    ("2007-09-30", "2007-10-31", 30, 30), ("2007-09-30", "2008-09-30", 360, 360),
    ("2007-01-15", "2007-01-31", 16, 15), ("2007-01-31", "2007-02-28", 28, 28),
    ("2007-02-28", "2007-03-31", 30, 32), ("2006-08-31", "2007-02-28", 178, 178),
    ("2007-02-28", "2007-08-31", 180, 182), ("2007-02-14", "2007-02-28", 14, 14),
    ("2007-02-26", "2008-02-29", 363, 363), ("2008-02-29", "2009-02-28", 360, 359),
    ("2008-02-29", "2008-03-30", 30, 31), ("2008-02-29", "2008-03-31", 30, 31),
    ("2007-02-28", "2007-03-05", 5, 7), ("2007-10-31", "2007-11-28", 28, 28),
    ("2007-08-31", "2008-02-29", 179, 179), ("2008-02-29", "2008-08-31", 180, 181),
    ("2009-02-28", "2009-08-31", 180, 182), ("2007-11-30", "2007-12-31", 30, 30),
    ("2007-12-31", "2008-01-31", 30, 30), ("2007-03-15", "2007-03-31", 16, 15),
  ]

  @Test func monthsOfThirtyDaysFollowTheExamples() {
    for (from, to, us, european) in Self.pairs {
      let (start, end) = (CalendarDate(from)!, CalendarDate(to)!)
      #expect(DayCount.thirty360US.weight(from: start, to: end) == us, "\(from) \(to) US")
      #expect(
        DayCount.thirty360European.weight(from: start, to: end) == european, "\(from) \(to) EU")
    }
  }

  /// ISDA's own: 1 November 2003 to 1 May 2004 is 61/365 + 121/366.
  @Test func actualDaysAreDividedByTheYearThatEachFallsIn() {
    let weight = DayCount.actualActual.weight(
      from: CalendarDate("2003-11-01")!, to: CalendarDate("2004-05-01")!)
    #expect(weight == 61 * 366 + 121 * 365)
    #expect(DayCount.actualActual.year == 365 * 366)
    for year in 1_999...2_005 {
      let whole = DayCount.actualActual.weight(
        from: CalendarDate(year: year, month: 1, day: 1)!,
        to: CalendarDate(year: year + 1, month: 1, day: 1)!)
      #expect(whole == DayCount.actualActual.year)
    }
  }

  @Test func actualDaysAddUpOverAdjacentStretches() {
    var random = SeededRandom(41)
    for _ in 0..<50_000 {
      let dates = (0..<3).map { _ in
        CalendarDate("1990-01-01")!.adding(days: .random(in: 0...20_000, using: &random))
      }.sorted()
      for count in [DayCount.byPeriod, .actual360, .actual364, .actual365, .actualActual] {
        let parts =
          count.weight(from: dates[0], to: dates[1]) + count.weight(from: dates[1], to: dates[2])
        #expect(parts == count.weight(from: dates[0], to: dates[2]))
      }
    }
  }

  @Test func monthsOfThirtyDaysNeverRunBackwards() {
    var random = SeededRandom(42)
    for _ in 0..<50_000 {
      let start = CalendarDate("1990-01-01")!.adding(days: .random(in: 0...20_000, using: &random))
      let end = start.adding(days: .random(in: 1...1_500, using: &random))
      let actual = start.days(to: end)
      for count in [DayCount.thirty360US, .thirty360European] {
        let days = count.weight(from: start, to: end)
        #expect(days >= 0 && abs(days - actual) <= 3 + actual / 60, "\(start) \(end)")
      }
    }
  }
}
