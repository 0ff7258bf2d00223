public import Kernel

/// What closes a loan on a date, free of any charge for paying early.
public struct PayoffQuote: Hashable, Sendable, Encodable {
  public let on: CalendarDate
  /// By component: what is due, all principal, and interest earned to the date, less what paying
  /// today spares of an instalment that is due; of interest that was paid ahead it may spare more
  /// than is left.
  public let parts: Balance
  /// Held already and counted in the borrower's favour.
  public let credit: Money
  /// Interest, fees and IVA of the rest of the table that are not paid by closing now.
  public let saved: Money

  public var total: Money { parts.total > credit ? parts.total - credit : .zero }
}
