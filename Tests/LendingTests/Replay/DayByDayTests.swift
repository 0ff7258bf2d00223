import Kernel
import Lending
import LendingLives
import Testing

/// Interest of lives that were counted by hand: 10,000 at 60 % ÷ 360 over five months from 15
/// January 2026.
@Suite struct DayByDayTests {
  private func loan(_ change: (inout LoanTerms) -> Void) throws -> LoanAccount {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 5,
      frequency: .monthly, method: .equalPrincipal, annualRate: .percent(60),
      dayCount: .actual360, ivaOnInterest: .zero, workingDays: WorkingDayRule(.none))
    change(&terms)
    return LoanAccount(schedule: try Schedule(terms, calendar: .mexicoBanking))
  }

  private func event(_ id: String, on date: String, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: CalendarDate(date)!, instant: 0, what)
  }

  private func interest(_ account: LoanAccount, of number: Int) -> Money? {
    account.installments(on: CalendarDate("2026-12-31")!).first { $0.installment == number }?
      .owed.ordinaryInterest.net
  }

  /// 10,000 for 17 days at 60 % and 28 at 30 %, 14,000 for 45 more: 283.33 + 233.33 + 525.00. Half
  /// a centavo of each change may fall either way.
  @Test(arguments: AllocationPlan.Additions.allCases)
  func interestThatGracePutsOffIsThatOfItsDays(additions: AllocationPlan.Additions) throws {
    let account = try loan {
      $0.grace = Grace(principal: 2, interestPayment: 2)
      $0.allocation.additions = additions
    }
    .adding(event("r", on: "2026-02-01", .rateChange(to: .percent(30))))
    .adding(event("d", on: "2026-03-01", .drawdown(amount: .mxn(4_000))))
    let off = try #require(interest(account, of: 3)) - .centavos(104_167)
    #expect(off.minorUnits.magnitude <= 2)
  }

  /// On its fifth day a loan whose capital is repaid while its interest waits has earned five days
  /// of all of it: 10,000 × 60 % × 5 ÷ 360.
  @Test func whatWaitsIsEarnedInItsOwnPeriod() throws {
    let account = try loan { $0.grace = Grace(interestPayment: 2) }
    let on = CalendarDate("2026-01-20")!
    #expect(account.position(on: on).totals.earned.ordinaryInterest.net == .centavos(8_333))
    #expect(account.payoffQuote(on: on).parts.ordinaryInterest.net == .centavos(8_333))
  }

  /// One more instalment, 31 days after: 4,000 × 60 % × 31 ÷ 360.
  @Test func aDrawdownAfterTheLastInstallmentBearsItsOwnInterest() throws {
    let account = try loan { _ in }
      .adding(event("d", on: "2026-06-20", .drawdown(amount: .mxn(4_000))))
    #expect(interest(account, of: 6) == .centavos(20_667))
  }

  /// 10,000 for 5 days, 8,000 for 10, and 10,000 again for 16.
  @Test func principalThatTheBankTakesBackBearsInterestAgain() throws {
    let account = try loan {
      $0.recalculation = .onEarly
      $0.allocation.usual.inAdvance = [.principal]
    }
    .adding(event("p", on: "2026-01-20", .payment(amount: .mxn(2_000))))
    .adding(event("c", on: "2026-01-30", .chargeback(amount: .mxn(2_000), of: "p")))
    let off = try #require(interest(account, of: 1)) - .centavos(8_333 + 13_333 + 26_667)
    #expect(off.minorUnits.magnitude <= 2)
  }

  /// Paid on a Sunday, the day its period ended and a day before it was asked, the first instalment
  /// spared nothing, and a later drawdown is everybody's.
  @Test func anInstallmentPaidOnItsContractualDayIsNotPaidEarly() throws {
    let paid = try loan {
      $0.workingDays = WorkingDayRule(.next)
      ($0.recalculation, $0.drawdowns) = (.onEarly, .overOriginalCount)
      $0.allocation.usual.inAdvance = [.ordinaryInterest, .principal]
    }
    let first = paid.schedule.installments[0].total
    let account = paid.adding(event("p", on: "2026-02-15", .payment(amount: first)))
      .adding(event("d", on: "2026-04-01", .drawdown(amount: .mxn(4_000))))
    let principal = account.installments(on: CalendarDate("2026-04-01")!).map(\.owed.principal)
    #expect(principal[2...] == [.mxn(2_800), .mxn(2_800), .mxn(4_400)])
  }
}
