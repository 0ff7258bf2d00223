public import Kernel

/// What the contract of a revolving line (crédito en cuenta corriente) fixes. With a calendar and
/// events it gives the statement of every cycle and the position on any date.
public struct LineTerms: Hashable, Sendable, Codable {
  public var limit: Money
  /// What the limit is compared with.
  public var limitCovers: LimitBase
  public var overLimit: OverLimit
  public var openedOn: CalendarDate
  public var annualRate: Rate
  /// How days become interest, moratorio and the unused-line fee.
  public var dayCount: DayCount
  public var interest: LineInterest
  /// Each cycle ends at the close of this day of the month; of a shorter month, on its last.
  public var cutOffDay: Int
  /// Calendar days from the cut-off to the due date of its minimum.
  public var daysToPay: Int
  /// Where a due date goes that is no working day.
  public var dueShift: WorkingDayRule.Shift
  public var minimum: MinimumPayment
  public var lateCharge: LateCharge
  public var fees: LineFees
  public var ivaOnInterest: Rate
  public var ivaOnFees: Rate
  public var allocation: LineAllocation
  public var rounding: Rounding
  /// Left with the lender while the line lives; a share is of the limit.
  public var garantiaLiquida: GarantiaLiquida?

  public init(
    limit: Money, limitCovers: LimitBase = .principal, overLimit: OverLimit = .refused,
    openedOn: CalendarDate, annualRate: Rate, dayCount: DayCount = .actual360,
    interest: LineInterest = LineInterest(), cutOffDay: Int, daysToPay: Int = 20,
    dueShift: WorkingDayRule.Shift = .next, minimum: MinimumPayment, lateCharge: LateCharge = .none,
    fees: LineFees = LineFees(), ivaOnInterest: Rate = .percent(16),
    ivaOnFees: Rate = .percent(16), allocation: LineAllocation = LineAllocation(),
    rounding: Rounding = .halfEven, garantiaLiquida: GarantiaLiquida? = nil
  ) {
    self.limit = limit
    self.limitCovers = limitCovers
    self.overLimit = overLimit
    self.openedOn = openedOn
    self.annualRate = annualRate
    self.dayCount = dayCount
    self.interest = interest
    self.cutOffDay = cutOffDay
    self.daysToPay = daysToPay
    self.dueShift = dueShift
    self.minimum = minimum
    self.lateCharge = lateCharge
    self.fees = fees
    self.ivaOnInterest = ivaOnInterest
    self.ivaOnFees = ivaOnFees
    self.allocation = allocation
    self.rounding = rounding
    self.garantiaLiquida = garantiaLiquida
  }
}

/// What uses up the limit.
public enum LimitBase: String, Hashable, Sendable, Codable, CaseIterable {
  /// What was drawn and not repaid.
  case principal
  /// That, and the interest, fees and IVA already owed.
  case everythingOwed
}

/// What happens to a draw that the limit does not reach.
public enum OverLimit: Hashable, Sendable, Codable {
  case refused
  /// Paid out as long as use stays within that share above the limit. The fee, before IVA, is
  /// charged once a cycle, by its first draw that ends above the limit.
  case allowed(upTo: Rate, fee: FeeAmount?)
}

extension LineTerms {
  /// The net with the IVA that fees bear.
  func fee(_ net: Money) -> Part {
    Part(net: net, iva: net.proportion(ivaOnFees, rounding: rounding))
  }

  /// The net with the IVA that interest and moratorio bear.
  func interest(_ net: Money) -> Part {
    Part(net: net, iva: net.proportion(ivaOnInterest, rounding: rounding))
  }
}
