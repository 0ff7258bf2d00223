import Kernel
import Lending

/// 10,000 at 36 % ÷ 360 in four payments every 30 days from 1 January 2026, of interest alone:
/// 10.00 a day, and lives of it that are counted by hand.
protocol CountedLoan {}

extension CountedLoan {
  func loan(_ change: (inout LoanTerms) -> Void = { _ in }) throws -> LoanAccount {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-01")!, installmentCount: 4,
      frequency: .days(30), method: .interestOnly, annualRate: .percent(36),
      dayCount: .actual360, ivaOnInterest: .zero, workingDays: WorkingDayRule(.none))
    terms.recalculation = .onEarly
    change(&terms)
    return LoanAccount(schedule: try Schedule(terms, calendar: .mexicoBanking))
  }

  func event(_ id: String, on date: String, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: CalendarDate(date)!, instant: 0, what)
  }

  func interest(_ account: LoanAccount) -> [Money] {
    account.installments(on: CalendarDate("2026-05-15")!).map(\.owed.ordinaryInterest.net)
  }

  func agreed(_ days: [(String, Int)]) -> [AgreedDate] {
    days.map { day, count in
      AgreedDate(end: CalendarDate(day)!, dueOn: CalendarDate(day)!, interestDays: count)
    }
  }
}
