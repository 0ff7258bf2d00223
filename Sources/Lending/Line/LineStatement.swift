public import Kernel

/// What a line's cut-off says: what the cycle did, and what to pay by when.
public struct LineStatement: Hashable, Sendable, Encodable {
  public let number: Int
  /// Interest runs from the night of this day: the cut-off before, or the opening.
  public let startsOn: CalendarDate
  public let cutOn: CalendarDate
  public let dueOn: CalendarDate
  /// What was owed after the cut-off before; negative where the borrower had credit.
  public let opening: Money
  public let draws: Money
  public let payments: Money
  /// Credit that went back to the borrower.
  public let refunds: Money
  public let interest: Part
  public let moratorio: Part
  /// Every fee of the cycle, those of collection too.
  public let fees: Part
  /// Of the balances that bore interest, to the centavo.
  public let averageBalance: Money
  public let interestDays: Int
  /// The rate at the cut-off.
  public let annualRate: Rate
  public let limit: Money
  public let available: Money
  /// What was left to pay of earlier minimums; it is in the minimum.
  public let pastDue: Money
  /// What keeps the line current.
  public let minimum: Money
  /// The whole balance. Paid by the due date, purchases bear no interest where the contract says
  /// so.
  public let paymentForNoInterest: Money

  /// What is owed after the cut-off; negative where the borrower has credit.
  public var closing: Money {
    opening + draws + interest.total + moratorio.total + fees.total + refunds - payments
  }
}
