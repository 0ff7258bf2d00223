import Kernel
import Lending

extension Property {
  static let ofBearing = [
    Property("bearing: allThatATableAsksIsWhatItsDaysBear", 401) { (life: BearingLife, _) in
      let account = life.account
      let first = account.installments(on: account.events.last?.effectiveOn ?? account.start)
      let last = first.map(\.dueOn).max() ?? account.start
      let asked = account.installments(on: last).map(\.owed.ordinaryInterest.net).sum
      try isAbout(asked, DayByDay(account, through: last).interest, of: account)
    },
    Property("bearing: whatIsEarnedByADayIsWhatTheDaysUntilItBear", 402) {
      (life: BearingLife, random) in
      let on = life.day(&random, through: 250)
      let account = LoanAccount(
        schedule: life.schedule, events: life.events.filter { $0.effectiveOn <= on })
      let earned = account.position(on: on).totals.earned.ordinaryInterest.net
      try isAbout(earned, DayByDay(account, through: on).interest, of: account)
    },
  ]

  /// But for the centavos that each change of each instalment may round.
  private static func isAbout(_ told: Money, _ counted: Money, of account: LoanAccount) throws {
    let rows = account.installments(on: account.start).count + 8
    let most = 2 * rows * (account.events.count + 1)
    try hold((told - counted).minorUnits.magnitude <= most, "\(told.text), by days \(counted.text)")
  }
}

extension LoanAccount {
  fileprivate var start: CalendarDate { terms.disbursedOn }
}

/// Interest the slow way: what is lent and not repaid each day, at the rate of that day.
/// Principal is repaid on its instalment's day, or when it came before that; what is late bears
/// nothing.
private struct DayByDay {
  private let rows: [InstallmentStanding]
  /// What the balance changes on a day.
  private var changes: [CalendarDate: Money]
  private var rates: [CalendarDate: Rate] = [:]
  private let daysOfYear: Int
  private(set) var interest = Money.zero

  init(_ account: LoanAccount, through last: CalendarDate) {
    rows = account.installments(on: last)
    daysOfYear = account.terms.dayCount.daysOfYear
    changes = [account.start: account.terms.principal]
    rates[account.start] = account.terms.annualRate
    let undone = account.events.compactMap {
      if case .reversal(let of) = $0.what { of } else { nil }
    }
    for event in account.events where !undone.contains(event.id) { lend(event) }
    repay(account.allocations(through: last))
    interest = counted(from: account.start, through: last)
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
      if let row = rows.first(where: { $0.installment == line.installment }) {
        let had = early[row.installment, default: .zero]
        // Taken back of an instalment that another table replaced, it is that table's again.
        let isMoved = line.part.net.isNegative && row.owed.principal < had
        guard line.on < row.dueOn || isMoved else { continue }
        early[row.installment] = had + line.part.net
      }
      changes[line.on, default: .zero] -= line.part.net
    }
    for row in rows {
      changes[row.dueOn, default: .zero] -=
        row.owed.principal - early[row.installment, default: .zero]
    }
  }

  private func counted(from start: CalendarDate, through last: CalendarDate) -> Money {
    var (balance, rate, day) = (Money.zero, Rate.zero, start)
    var weighed: Int128 = 0
    while day < last {
      balance += changes[day, default: .zero]
      rate = rates[day] ?? rate
      weighed += Int128(max(0, balance.minorUnits)) * Int128(rate.millionths)
      day = day.adding(days: 1)
    }
    return Money(minorUnits: Int64(weighed / Int128(daysOfYear * 1_000_000)))
  }
}
