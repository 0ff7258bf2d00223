import Foundation
import Kernel

/// The date that SPEI books a transfer on: from six in the evening of Mexico City it is the next
/// banking day's, and so it is at weekends and on holidays.
struct OperatingDay: Hashable, Sendable {
  let date: CalendarDate

  init(at instant: Date, calendar: BusinessCalendar = .mexicoBanking) {
    let shifted = instant.addingTimeInterval(6 * 3_600)
    date = calendar.workingDay(
      onOrAfter: CalendarDate(shifted, in: TimeZone(identifier: "America/Mexico_City") ?? .gmt))
  }

  /// How far two clocks that agree may be apart, with the time that an order takes to arrive.
  static let skewSeconds = 600

  /// The day of an instant, and the other one that it may be taken for.
  static func around(_ instant: Date) -> [OperatingDay] {
    let days = [0, -skewSeconds, skewSeconds].map {
      OperatingDay(at: instant.addingTimeInterval(TimeInterval($0)))
    }
    return days[1] == days[2] ? [days[0]] : [days[0], days[0] == days[1] ? days[2] : days[1]]
  }

  /// `AAAAMMDD`.
  var compact: String { date.compact }

  static func before(
    _ day: CalendarDate, calendar: BusinessCalendar = .mexicoBanking
  ) -> CalendarDate {
    calendar.workingDay(onOrBefore: day.adding(days: -1))
  }
}
