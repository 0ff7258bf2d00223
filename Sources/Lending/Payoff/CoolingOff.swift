public import Kernel

/// The borrower's right to step back free of charge within ten business days of signing
/// (LTOSF art. 11 Bis 1): what was lent comes back, and nothing else is owed.
public enum CoolingOff {
  public static let workingDays = 10

  /// The last day on which it can be used.
  public static func lastDay(
    signedOn: CalendarDate, calendar: BusinessCalendar
  ) -> CalendarDate {
    calendar.adding(workingDays: workingDays, to: signedOn)
  }
}
