public import Kernel

/// An instalment as it stands on a date: what was agreed, what was paid, what is left.
public struct InstallmentStanding: Hashable, Sendable {
  public let installment: Int
  public let periodStart: CalendarDate
  public let dueOn: CalendarDate
  public let owed: Balance
  public let paid: Balance
  public let unpaid: Balance
  public let state: State

  public enum State: Hashable, Sendable {
    case paid(on: CalendarDate)
    case late(days: Int)
    case due
    /// Not yet due, and credit in hand will pay it.
    case covered
    case upcoming
  }
}

extension LoanAccount {
  /// The table as it stands on `date`, after any prepayment.
  public func installments(on date: CalendarDate) -> [InstallmentStanding] {
    let replay = replay(through: date)
    var credit = replay.credit
    return replay.rows.map { row in
      var owed = row.owed
      owed.moratorio = row.moratorioEarned(by: date, terms: terms)
      let unpaid = owed - row.paid
      let isCovered = unpaid.total <= credit
      // A row that owes nothing takes no credit, wherever it stands in the table.
      if unpaid.total.isPositive {
        credit = row.payableOn > date && isCovered ? credit - unpaid.total : .zero
      }
      return InstallmentStanding(
        installment: row.number, periodStart: row.periodStart, dueOn: row.dueOn, owed: owed,
        paid: row.paid, unpaid: unpaid, state: row.state(on: date, isCovered: isCovered))
    }
  }
}

extension OpenInstallment {
  fileprivate func state(on date: CalendarDate, isCovered: Bool) -> InstallmentStanding.State {
    if let settledOn { return .paid(on: settledOn) }
    if payableOn < date { return .late(days: payableOn.days(to: date)) }
    if payableOn == date { return .due }
    return isCovered ? .covered : .upcoming
  }
}
