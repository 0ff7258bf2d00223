import Foundation
import Kernel

/// An instant in whole microseconds, which is what `timestamptz` keeps.
struct Instant: CustomStringConvertible {
  let microseconds: Int64
  private static let perSecond: Int64 = 1_000_000
  private static let perDay: Int64 = 86_400 * perSecond
  /// PostgreSQL counts from 2000-01-01.
  static let postgresEpochDays: Int32 = 10_957

  init(_ date: Date) {
    microseconds = Int64((date.timeIntervalSince1970 * TimeInterval(Self.perSecond)).rounded())
  }

  init(sincePostgresEpoch microseconds: Int64) {
    self.microseconds = microseconds + Int64(Self.postgresEpochDays) * Self.perDay
  }

  var date: Date {
    Date(timeIntervalSince1970: TimeInterval(microseconds) / TimeInterval(Self.perSecond))
  }

  /// `2026-11-20T15:00:00.000000Z`
  var description: String {
    let (day, rest) = split(microseconds, by: Self.perDay)
    let (seconds, fraction) = split(rest, by: Self.perSecond)
    let (minutes, second) = split(seconds, by: 60)
    let (hour, minute) = split(minutes, by: 60)
    let date = CalendarDate(dayNumber: Int32(day))
    return "\(date)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))."
      + "\(padded(fraction, 6))Z"
  }

  /// From what `description` prints, with any number of decimals.
  init?(_ text: String) {
    let parts = text.split(separator: "T")
    guard parts.count == 2, parts[1].last == "Z", let day = CalendarDate(parts[0]) else {
      return nil
    }
    let clock = parts[1].dropLast().split(separator: ".")
    let fields = (clock.first ?? "").split(separator: ":").compactMap { Int64($0) }
    guard fields.count == 3, clock.count <= 2 else { return nil }
    let decimals = clock.count == 2 ? String((clock[1] + "000000").prefix(6)) : "0"
    guard let fraction = Int64(decimals) else { return nil }
    let seconds = (fields[0] * 60 + fields[1]) * 60 + fields[2]
    microseconds = Int64(day.dayNumber) * Self.perDay + seconds * Self.perSecond + fraction
  }

  private func split(_ value: Int64, by unit: Int64) -> (Int64, Int64) {
    let quotient = value >= 0 ? value / unit : (value - unit + 1) / unit
    return (quotient, value - quotient * unit)
  }

  private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
