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
  /// Premiums collected for an insurer.
  public let insurance: Money
  public let insuranceIVA: Money
  /// Where its interest begins to be earned: before its own period if earlier instalments asked
  /// for none.
  public let interestFrom: CalendarDate

  /// Fees and premiums.
  public var charges: Part {
    Part(net: fees + insurance, iva: feesIVA + insuranceIVA)
  }

  public var closingPrincipal: Money { openingPrincipal - principal }
  public var total: Money {
    principal + interest + interestIVA + fees + feesIVA + insurance + insuranceIVA
  }
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
    insurance = try money()
    insuranceIVA = try money()
    interestFrom = try date()
  }

  public func encode(to encoder: any Encoder) throws {
    var row = encoder.unkeyedContainer()
    try row.encode(number)
    for date in [periodStart, periodEnd, dueOn] { try row.encode(date.dayNumber) }
    try row.encode(interestDays)
    for amount in [
      interestBase, openingPrincipal, principal, interest, interestIVA, fees, feesIVA, insurance,
      insuranceIVA,
    ] {
      try row.encode(amount.minorUnits)
    }
    try row.encode(interestFrom.dayNumber)
  }
}

extension Installment {
  /// A row: what the method decided, with the charges and the IVA that the terms add.
  init(
    _ terms: borrowing LoanTerms, number: Int, isLast: Bool, period: Period,
    line: InterestAndPrincipal,
    opening: Money
  ) {
    let row = ChargedRow(
      isFirst: number == 1, isLast: isLast, start: period.start, end: period.end,
      opening: opening, principal: line.principal, interest: line.interest)
    let (fees, insurance) = terms.charged(with: row)
    self.init(
      number: number, periodStart: period.start, periodEnd: period.end, dueOn: period.dueOn,
      interestDays: period.interestDays, interestBase: line.base, openingPrincipal: opening,
      principal: line.principal, interest: line.interest,
      interestIVA: terms.withIVA(line.interest, on: period.end).iva,
      fees: fees.net, feesIVA: fees.iva, insurance: insurance.net, insuranceIVA: insurance.iva,
      interestFrom: line.interestFrom ?? period.start)
  }
}
