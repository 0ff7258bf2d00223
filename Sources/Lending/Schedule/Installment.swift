public import Kernel

/// One line of the amortisation table.
public struct Installment: Hashable, Sendable {
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

extension Installment: Codable {
  /// A row of numbers, since a table is read far more often than a person reads its storage: days
  /// since 1970 and centavos, in the order of the properties.
  public init(from decoder: any Decoder) throws {
    var row = try decoder.unkeyedContainer()
    func date() throws -> CalendarDate { CalendarDate(dayNumber: try row.decode(Int32.self)) }
    func money() throws -> Money { Money(minorUnits: try row.decode(Int64.self)) }
    number = try row.decode(Int.self)
    periodStart = try date()
    periodEnd = try date()
    dueOn = try date()
    interestDays = try row.decode(Int.self)
    interestBase = try money()
    openingPrincipal = try money()
    principal = try money()
    interest = try money()
    interestIVA = try money()
    fees = try money()
    feesIVA = try money()
  }

  public func encode(to encoder: any Encoder) throws {
    var row = encoder.unkeyedContainer()
    try row.encode(number)
    for date in [periodStart, periodEnd, dueOn] { try row.encode(date.dayNumber) }
    try row.encode(interestDays)
    for amount in [
      interestBase, openingPrincipal, principal, interest, interestIVA, fees, feesIVA,
    ] {
      try row.encode(amount.minorUnits)
    }
  }
}
