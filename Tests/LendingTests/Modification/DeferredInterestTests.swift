import Foundation
import Kernel
import Lending
import LendingLives
import Testing

/// Interest that waits is not lost where the instalments ahead are worked out again.
@Suite struct DeferredInterestTests {
  /// 10,000 at 60 % on actual days; the first three instalments ask for nothing.
  private static func loan(_ events: [LoanEvent]) throws -> LoanAccount {
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 6,
      frequency: .monthly, annualRate: .percent(60), dayCount: .actual360, ivaOnInterest: .zero,
      workingDays: WorkingDayRule(.none), grace: Grace(principal: 3, interestPayment: 3))
    return LoanAccount(schedule: try Schedule(terms, calendar: goldenCalendar), events: events)
  }

  private static func prepayment(
    _ amount: Money, on date: String, choosing choice: PrepaymentChoice = .lowerInstallments
  ) -> LoanEvent {
    LoanEvent(
      id: "prepaid-\(date)", effectiveOn: CalendarDate(date)!, at: Date(timeIntervalSince1970: 1),
      .prepayment(amount: amount, choosing: choice))
  }

  /// Day by day: what each centavo of each balance earns to the end of the fourth period.
  private static func earned(_ balances: [(from: String, pesos: Int64)]) -> Int64 {
    let ends = balances.dropFirst().map(\.from) + ["2026-05-15"]
    let weight = zip(balances, ends).reduce(Int64(0)) { sum, stretch in
      let days = CalendarDate(stretch.0.from)!.days(to: CalendarDate(stretch.1)!)
      return sum + stretch.0.pesos * 100 * Int64(days)
    }
    return weight * 60 / 36_000
  }

  @Test(arguments: ["2026-01-15", "2026-02-03", "2026-02-15", "2026-03-30", "2026-04-15"])
  func aPrepaymentInTheGraceKeepsWhatWasEarned(date: String) throws {
    let account = try Self.loan([Self.prepayment(.mxn(4_000), on: date)])
    let fourth = account.installments(on: CalendarDate("2026-05-15")!)[3]
    let wanted = Self.earned([("2026-01-15", 10_000), (date, 6_000)])
    #expect(abs(fourth.owed.ordinaryInterest.net.minorUnits - wanted) <= 3)
  }

  @Test func twoPrepaymentsKeepIt() throws {
    let account = try Self.loan([
      Self.prepayment(.mxn(4_000), on: "2026-02-03"),
      Self.prepayment(.mxn(1_000), on: "2026-03-20"),
    ])
    let fourth = account.installments(on: CalendarDate("2026-05-15")!)[3]
    let wanted = Self.earned([
      ("2026-01-15", 10_000), ("2026-02-03", 6_000), ("2026-03-20", 5_000),
    ])
    #expect(abs(fourth.owed.ordinaryInterest.net.minorUnits - wanted) <= 3)
  }

  @Test func whatIsOutstandingGrowsEveryDayOfTheGrace() throws {
    let account = try Self.loan([Self.prepayment(.mxn(4_000), on: "2026-02-03")])
    var before = Int64(0)
    for days in 0...120 {
      let on = CalendarDate("2026-01-15")!.adding(days: days)
      let interest = account.payoffQuote(on: on).parts.ordinaryInterest.net.minorUnits
      let step = interest - before
      #expect(step <= 1_668 && (days == 0 || step >= 998), "\(on): \(step)")
      before = interest
    }
  }
}
