public import Kernel

/// An instalment as it stands on a date: what was agreed, what was paid, what is left.
public struct InstallmentStanding: Hashable, Sendable, Encodable {
  public let kind: RowKind
  /// Among rows of its kind, from 1.
  public let installment: Int
  public let periodStart: CalendarDate
  public let dueOn: CalendarDate
  public let owed: Balance
  public let paid: Balance
  public let unpaid: Balance
  /// Of what is unpaid, what the borrower questions.
  public let disputed: Balance
  /// What was paid before the day it was due, and after it.
  public let paidInAdvance: Money
  public let paidLate: Money
  /// The day since when nothing of it is owed.
  public let clearedOn: CalendarDate?
  /// Principal of the loan that later rows repay, of what is lent by then.
  public let closingPrincipal: Money
  public let state: State

  public enum State: Hashable, Sendable, Encodable {
    case paid(on: CalendarDate)
    case late(days: Int)
    case due
    /// Not yet due, and credit in hand will pay it.
    case covered
    case upcoming
    /// Nothing of it is asked any more, and not because it was paid: it was waived, moved to other
    /// instalments, made principal, or left the books.
    case relieved(on: CalendarDate)
  }
}

extension LoanAccount {
  /// The table as it stands on `date`, after any prepayment.
  public func installments(on date: CalendarDate) -> [InstallmentStanding] {
    let replay = replay(through: date).foreseen
    var credit = replay.credit
    let closing = replay.closingPrincipals
    return zip(replay.rows, closing).map { row, closing in
      let asked = row.remaining(on: date, terms: replay.terms)
      let unpaid = asked + row.disputed
      let owed = unpaid + row.cleared
      let isCovered = asked.total <= credit
      // A row that owes nothing takes no credit, wherever it stands in the table.
      if asked.total.isPositive {
        credit = row.payableOn > date && isCovered ? credit - asked.total : .zero
      }
      return InstallmentStanding(
        kind: row.kind, installment: row.number, periodStart: row.periodStart, dueOn: row.dueOn,
        owed: owed, paid: row.paid, unpaid: unpaid, disputed: row.disputed,
        paidInAdvance: row.paidInAdvance,
        paidLate: row.paidLate, clearedOn: row.clearedOn, closingPrincipal: closing,
        state: row.state(on: date, isCovered: isCovered))
    }
  }
}

extension Replay {
  /// After each row, from the last, which leaves nothing: what the rows behind it repay, less what
  /// is only lent after it.
  fileprivate var closingPrincipals: [Money] {
    var closing = Money.zero
    var undrawn = drawings[...]
    var after = [Money](repeating: .zero, count: rows.count)
    for index in rows.indices.reversed() {
      while let last = undrawn.last, undrawn.count > 1, !isDrawn(last, by: rows[index]) {
        closing -= last.amount
        undrawn.removeLast()
      }
      // What left the books leaves no principal behind it, and was lent all the same.
      after[index] = max(.zero, closing)
      closing += rows[index].owed.principal - rows[index].relieved.principal
    }
    return after
  }

  private func isDrawn(_ drawing: Drawing, by row: OpenInstallment) -> Bool {
    let isAfter = row.kind == .installment && terms.drawdowns == .overRemaining
    return isAfter ? drawing.on < row.dueOn : drawing.on <= row.dueOn
  }
}

extension OpenInstallment {
  fileprivate func state(on date: CalendarDate, isCovered: Bool) -> InstallmentStanding.State {
    if let settledOn {
      return paid.isZero && !isUsual ? .relieved(on: settledOn) : .paid(on: settledOn)
    }
    if payableOn <= date, unpaidOfTable.isZero { return .paid(on: payableOn) }
    if payableOn < date, overdueOfTable.isZero { return .due }
    if lateSince < date { return .late(days: lateSince.days(to: date)) }
    if payableOn == date { return .due }
    return isCovered ? .covered : .upcoming
  }
}
