internal import Foundation

extension FEELZone {
  /// Nil where the IANA database has no such zone.
  init?(named name: String) {
    guard name.utf8.count <= 64, TimeZone(identifier: name) != nil else { return nil }
    self = .named(name)
  }

  /// Seconds east of Greenwich when clocks in Greenwich show this.
  func offset(inGreenwich date: FEELDate, secondOfDay: Int) -> Int {
    switch self {
    case .offset(let seconds): return seconds
    case .named(let name):
      let instant = TimeInterval(date.epochDay * 86_400 + secondOfDay)
      return TimeZone(identifier: name)?
        .secondsFromGMT(for: Date(timeIntervalSince1970: instant)) ?? 0
    }
  }

  /// Seconds east of Greenwich when clocks there show this; of two such moments, the first.
  func offset(at date: FEELDate, secondOfDay: Int) -> Int {
    switch self {
    case .offset(let seconds): return seconds
    case .named(let name):
      guard let zone = TimeZone(identifier: name) else { return 0 }
      let local = date.epochDay * 86_400 + secondOfDay
      func offset(_ guess: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(local - guess)))
      }
      return offset(offset(offset(0)))
    }
  }
}
