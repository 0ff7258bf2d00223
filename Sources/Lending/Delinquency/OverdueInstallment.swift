public import Kernel

/// An instalment that is late: by how many days, and what is unpaid of it, by component.
public struct OverdueInstallment: Hashable, Sendable {
  public let row: RowKind
  public let installment: Int
  public let daysLate: Int
  public let unpaid: Balance

  public var bucket: DelinquencyBucket { DelinquencyBucket(daysPastDue: daysLate) }
}

extension LoanAccount {
  /// Every late instalment on `date`, the oldest first; together they are what is past due, but
  /// for what the contract tolerates.
  public func overdueInstallments(on date: CalendarDate) -> [OverdueInstallment] {
    let replay = replay(through: date)
    return replay.rows.filter { $0.isLate(on: date, terms: replay.terms) }.map { row in
      OverdueInstallment(
        row: row.kind, installment: row.number, daysLate: row.lateSince.days(to: date),
        unpaid: row.payable(on: date, terms: replay.terms))
    }
  }
}
