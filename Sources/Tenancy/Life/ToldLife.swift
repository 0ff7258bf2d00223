public import Kernel
public import Lending

/// What was agreed and what happened since, as a file or a request tells it.
public struct ToldLife: Sendable {
  public let credit: Credit
  /// Where nobody says it, the day on which the last event became known.
  public var asOf: CalendarDate?
  /// What is known of the indices and the UDI.
  public var market = Market.unknown
  /// Whether anything but the terms was told.
  public let isLived: Bool

  public enum Credit: Sendable {
    case loan(LoanTerms, [ToldEvent<ToldChange>])
    case line(LineTerms, [ToldEvent<LineEvent.What>])
    case group(GroupPlan, [ToldEvent<ToldGroupChange>])
  }
}
