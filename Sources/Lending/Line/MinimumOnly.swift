public import Kernel

/// What becomes of a line whose borrower draws no more and pays each minimum on its due date: the
/// warning that a statement carries («pagar solo el mínimo aumenta el tiempo de pago y el costo de
/// la deuda»).
public struct MinimumOnly: Hashable, Sendable, Encodable {
  /// Minimums until no principal or interest is owed and none is earned.
  public let payments: Int
  public let paidOffOn: CalendarDate
  /// What they sum to.
  public let paid: Money
  /// The interest among it that is still to be billed, with its IVA.
  public let interest: Part
}

extension LineAccount {
  /// From the end of `date`. Nil where a hundred years of minimums do not repay it.
  public func payingOnlyTheMinimum(after date: CalendarDate) -> MinimumOnly? {
    var replay = replay(through: date)
    let before = replay.totals
    var (payments, last) = (0, date)
    for _ in 1...1_200 {
      if let due = replay.nextMinimum(after: date) {
        replay.run([due], through: due.effectiveOn)
        (payments, last) = (payments + 1, due.effectiveOn)
      }
      replay.run([], through: replay.cycle.cutOn)
      guard replay.hasNoDebt else { continue }
      let totals = replay.totals
      return MinimumOnly(
        payments: payments, paidOffOn: last, paid: totals.received - before.received,
        interest: totals.charged.ordinaryInterest - before.charged.ordinaryInterest)
    }
    return nil
  }
}

extension LineReplay {
  /// Fees for having the line may still be owed, and go on.
  fileprivate var hasNoDebt: Bool {
    drawn.total.isZero && owed.ordinaryInterest.isZero
      && statements.last?.interest.isZero ?? true
  }

  /// Everything that minimums ask for, paid on the due date of the last of them, or the day after
  /// `date` where that has gone by.
  fileprivate func nextMinimum(after date: CalendarDate) -> LineEvent? {
    let amount = minimums.map(\.unpaid.total).sum
    guard let dueOn = minimums.last?.dueOn, amount.isPositive else { return nil }
    return LineEvent(
      id: "minimum", effectiveOn: max(dueOn, date.adding(days: 1)), instant: 0,
      .payment(amount: amount))
  }
}
