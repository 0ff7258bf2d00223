public import Kernel

/// One line of the amortisation table.
public struct Installment: Hashable, Sendable, Codable {
  public let number: Int
  /// Interest runs from the day after this one.
  public let periodStart: CalendarDate
  /// The contractual date: interest runs to it, wherever the due date moves.
  public let periodEnd: CalendarDate
  /// The day to pay without penalty: the contractual date, or the next working day.
  public let dueOn: CalendarDate
  /// Days of interest, as the accrual rule counts them.
  public let interestDays: Int
  /// What the interest was computed on.
  public let interestBase: Money
  public let openingPrincipal: Money
  public let principal: Money
  public let interest: Money
  public let interestIVA: Money
  public let fees: Money
  public let feesIVA: Money

  public var closingPrincipal: Money { openingPrincipal - principal }
  public var total: Money { principal + interest + interestIVA + fees + feesIVA }
}
