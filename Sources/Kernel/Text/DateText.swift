public import Foundation

/// Dates as Mexico writes them, frozen: CLDR drifts and contracts must not.
public struct DateText: Hashable, Sendable, CustomStringConvertible {
  /// `20/11/2026`, for screens and forms.
  public let numeric: String
  /// `20 nov 2026`, for lists.
  public let short: String
  /// `20 de noviembre de 2026`, for documents.
  public let long: String

  public init(_ date: CalendarDate) {
    let (year, month, day) = date.civil
    numeric = "\(Self.two(day))/\(Self.two(month))/\(year)"
    short = "\(day) \(Self.months[month - 1].prefix(3)) \(year)"
    long = "\(day) de \(Self.months[month - 1]) de \(year)"
  }

  public var description: String { short }

  public static let months = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
  ]
  public static let weekdays = [
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
  ]

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension CalendarDate {
  public var text: DateText { DateText(self) }
  /// `viernes`.
  public var weekdayName: String { DateText.weekdays[weekday.rawValue - 1] }

  /// The day it is at that instant in that zone.
  public init(_ instant: Date, in zone: TimeZone) {
    let local =
      Int(instant.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant)
    let intoDay = ((local % 86_400) + 86_400) % 86_400
    self.init(dayNumber: Int32((local - intoDay) / 86_400))
  }

  /// As a person types it: `20/11/2026`, `20-11-2026`, or ISO `2026-11-20`.
  public init?(parsing typed: String) {
    let text = typed.filter { !$0.isWhitespace }
    if let iso = CalendarDate(text) { self = iso; return }
    let parts = text.split { "/-.".contains($0) }
    guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]),
      let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

/// An instant on the wall clock of a place.
public struct InstantText: Hashable, Sendable, CustomStringConvertible {
  /// `14:05 h`.
  public let time: String
  /// `20 nov 2026, 14:05 h`.
  public let text: String
  /// `20 de noviembre de 2026 a las 14:05:09 h`, for evidence.
  public let long: String

  public init(_ instant: Date, in zone: TimeZone) {
    let date = DateText(CalendarDate(instant, in: zone))
    let local =
      Int(instant.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: instant)
    let seconds = ((local % 86_400) + 86_400) % 86_400
    let clock = "\(DateText.two(seconds / 3_600)):\(DateText.two(seconds / 60 % 60))"
    time = "\(clock) h"
    text = "\(date.short), \(clock) h"
    long = "\(date.long) a las \(clock):\(DateText.two(seconds % 60)) h"
  }

  public var description: String { text }
}
