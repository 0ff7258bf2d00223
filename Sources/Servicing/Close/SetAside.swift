public import Kernel

/// A loan that a close could not read and left aside: it is not accrued, aged nor reminded of
/// until it closes well.
public struct SetAsideLoan: Hashable, Sendable, Encodable {
  public let loan: LoanID
  public let folio: String
  /// The first day that did not close, and how many did not.
  public let since: CalendarDate
  public let days: Int
  /// What could not be read, for whoever operates the system.
  public let what: String
}
