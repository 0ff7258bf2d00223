import Foundation
import Kernel
import Lending

/// The loans that are measured.
enum Loans {
  static let start = CalendarDate(dayNumber: 20_454)
  /// No day of rest but one that no instalment meets, so that the table alone is measured.
  static let everyDayWorked = BusinessCalendar(restDays: [])

  static func french(from date: CalendarDate) -> LoanTerms {
    LoanTerms(
      principal: .mxn(12_000), disbursedOn: date, installmentCount: 12, frequency: .monthly,
      annualRate: .percent(58))
  }

  static func quincenal(from date: CalendarDate) -> LoanTerms {
    LoanTerms(
      principal: .mxn(25_000), disbursedOn: date, installmentCount: 36, frequency: .quincenal,
      annualRate: .percent(60),
      openingFee: OpeningFee(.share(rate: .percent(3)), settlement: .deducted),
      installmentFee: .mxn(25))
  }

  /// A month late every sixth time.
  static func paidByTheMonth(from date: CalendarDate, count: Int) throws -> LoanAccount {
    let schedule = try schedule(from: date, count: count)
    let events = schedule.installments.map { row in
      payment(row.total, on: row.dueOn.adding(days: row.number % 6 == 0 ? 30 : 0), row.number)
    }
    return LoanAccount(schedule: schedule, events: events)
  }

  /// Half on the day and half five days later.
  static func paidTwiceAMonth(from date: CalendarDate, count: Int) throws -> LoanAccount {
    let schedule = try schedule(from: date, count: count)
    let events = schedule.installments.flatMap { row in
      let half = row.total.split(by: [1, 1])
      return [
        payment(half[0], on: row.dueOn, 2 * row.number),
        payment(half[1], on: row.dueOn.adding(days: 5), 2 * row.number + 1),
      ]
    }
    return LoanAccount(schedule: schedule, events: events)
  }

  private static func schedule(from date: CalendarDate, count: Int) throws -> Schedule {
    let terms = LoanTerms(
      principal: .mxn(48_000), disbursedOn: date, installmentCount: count, frequency: .monthly,
      annualRate: .percent(48), moratorioAnnualRate: .percent(96))
    return try Schedule(terms, calendar: everyDayWorked)
  }

  private static func payment(_ amount: Money, on date: CalendarDate, _ number: Int) -> LoanEvent {
    LoanEvent(
      id: "pay-\(number)", effectiveOn: date,
      at: Date(timeIntervalSince1970: Double(number)), .payment(amount: amount))
  }
}
