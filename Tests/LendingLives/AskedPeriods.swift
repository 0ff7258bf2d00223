import Kernel
import Lending

/// When the periods of the instalments that were in force end, which may be another day than the
/// one on which each is due.
struct AskedPeriods {
  fileprivate struct Asked: Hashable {
    let start: CalendarDate
    let dueOn: CalendarDate
  }

  private var ends: [Asked: CalendarDate] = [:]

  init(of account: LoanAccount, standing rows: [InstallmentStanding]) {
    for row in account.schedule.installments {
      ends[Asked(start: row.periodStart, dueOn: row.dueOn)] = row.periodEnd
    }
    let standing = Set(rows.map(Asked.init))
    ends = ends.filter { standing.contains($0.key) }
    for event in account.events.thatCount {
      if account.addsInstallment(event) { ends = ends.filter { $0.key.dueOn <= event.effectiveOn } }
      guard case .modification(let modification) = event.what, let dates = modification.dates,
        modification.isLaid(on: account, event)
      else { continue }
      var start = askedUntil(event.effectiveOn)
      ends = ends.filter { $0.key.dueOn <= event.effectiveOn }
      for date in dates {
        let end = max(date.end, start)
        let asked = Asked(start: start, dueOn: date.dueOn)
        if standing.contains(asked) { ends[asked] = end }
        start = end
      }
    }
  }

  func end(of row: InstallmentStanding) -> CalendarDate { ends[Asked(row)] ?? row.dueOn }

  /// The end of a period whose instalment is due by then; else that day.
  func askedUntil(_ date: CalendarDate) -> CalendarDate {
    ends.reduce(date) { $1.key.dueOn <= date ? max($0, $1.value) : $0 }
  }
}

extension AskedPeriods.Asked {
  fileprivate init(_ row: InstallmentStanding) {
    self.init(start: row.periodStart, dueOn: row.dueOn)
  }
}

extension [LoanEvent] {
  /// But for what was undone.
  var thatCount: [LoanEvent] {
    let undone = compactMap { if case .reversal(let of) = $0.what { of } else { nil } }
    return filter { !undone.contains($0.id) }
  }
}

extension LoanAccount {
  func life(before event: String?) -> LoanAccount {
    LoanAccount(schedule: schedule, events: Array(events.thatCount.prefix { $0.id != event }))
  }

  /// What is lent once the last instalment was due has one of its own, which ends on its day.
  fileprivate func addsInstallment(_ event: LoanEvent) -> Bool {
    guard case .drawdown = event.what else { return false }
    let on = event.effectiveOn
    return !life(before: event.id).installments(on: on).contains { $0.dueOn > on }
  }
}

extension Modification {
  fileprivate var dates: [AgreedDate]? {
    switch self {
    case .topUp(_, let new), .reschedule(let new): new.dates
    default: nil
    }
  }

  /// A loan that was paid off is not laid anew, but more may be lent on it.
  fileprivate func isLaid(on account: LoanAccount, _ event: LoanEvent) -> Bool {
    if case .topUp = self { return true }
    return account.life(before: event.id).position(on: event.effectiveOn).standing == .open
  }
}
