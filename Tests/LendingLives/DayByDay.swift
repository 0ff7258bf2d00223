import Kernel
import Lending

/// Interest the slow way: what is lent and not repaid each day, at the rate of that day. Principal
/// is repaid when its instalment's period ends, or when it came before that; what is late bears
/// nothing. In the days between an instalment's due day and its period's end, what was owed before
/// them goes on bearing at the rate it had, and what is owed beyond that at the rate of the day.
struct DayByDay {
  private let account: LoanAccount
  private let rows: [InstallmentStanding]
  private let periods: AskedPeriods
  /// What the balance changes on a day.
  private var changes: [CalendarDate: Money] = [:]
  private var rates: [CalendarDate: Rate] = [:]
  private(set) var interest = Money.zero

  init(_ account: LoanAccount, through last: CalendarDate) {
    self.account = account
    rows = account.installments(on: last)
    periods = AskedPeriods(of: account, standing: rows)
    let start = account.terms.disbursedOn
    changes[start] = account.terms.principal
    rates[start] = account.terms.annualRate
    for event in account.events.thatCount { lend(event) }
    repay(account.allocations(through: last))
    interest = counted(from: start, through: last)
  }

  /// The day by which all that its table asks is earned and due.
  static func end(of account: LoanAccount) -> CalendarDate {
    let start = account.terms.disbursedOn
    let rows = account.installments(on: account.events.last?.effectiveOn ?? start)
    let periods = AskedPeriods(of: account, standing: rows)
    return rows.map { max($0.dueOn, periods.end(of: $0)) }.max() ?? start
  }

  private mutating func lend(_ event: LoanEvent) {
    switch event.what {
    case .drawdown(let amount), .modification(.topUp(let amount, _)):
      changes[event.effectiveOn, default: .zero] += amount
    case .rateChange(let rate): rates[event.effectiveOn] = rate
    default: break
    }
  }

  private mutating func repay(_ lines: [AllocationLine]) {
    var early: [Int: Money] = [:]
    for line in lines where line.component == .principal {
      var day = line.on
      if let row = rows.first(where: { $0.installment == line.installment }) {
        let had = early[row.installment, default: .zero]
        // Taken back of an instalment that another table replaced, it is that table's again.
        let isMoved = line.part.net.isNegative && row.owed.principal < had
        guard line.on < row.dueOn || isMoved else { continue }
        early[row.installment] = had + line.part.net
        // Principal whose period is over waits for a working day, and spares nothing more.
        if !line.part.net.isNegative { day = min(day, periods.end(of: row)) }
      } else if line.part.net.isNegative, isLate(line) {
        day = periods.askedUntil(day)
      }
      changes[day, default: .zero] -= line.part.net
    }
    for row in rows {
      changes[periods.end(of: row), default: .zero] -=
        row.owed.principal - early[row.installment, default: .zero]
    }
  }

  /// Whether what is taken back is owed at once: no instalment is to come.
  private func isLate(_ line: AllocationLine) -> Bool {
    let before = account.life(before: line.event).installments(on: line.on)
    return !before.contains { $0.dueOn > line.on }
  }

  private func counted(from start: CalendarDate, through last: CalendarDate) -> Money {
    var (balance, rate, day) = (Money.zero, Rate.zero, start)
    var asked = (balance: Money.zero, rate: Rate.zero, until: start)
    var weighed: Int128 = 0
    while day < last {
      let end = periods.askedUntil(day)
      if asked.until < end { asked = (max(.zero, balance), rate, end) }
      balance += changes[day, default: .zero]
      rate = rates[day] ?? rate
      let floor = day < asked.until ? asked.balance : .zero
      weighed += Int128(floor.minorUnits) * Int128(asked.rate.millionths)
      weighed += Int128(max(.zero, balance - floor).minorUnits) * Int128(rate.millionths)
      day = day.adding(days: 1)
    }
    let year = account.terms.dayCount.daysOfYear
    return Money(minorUnits: Int64(weighed / Int128(year * 1_000_000)))
  }
}
