public import Foundation

/// A moment: a day and a time of that day.
public struct FEELDateTime: Sendable {
  public let date: FEELDate
  public let time: FEELTime

  public init(date: FEELDate, time: FEELTime) {
    self.date = date
    self.time = time
  }

  /// A day is its midnight in Greenwich, where it meets a moment (10.3.2.3.6).
  init(midnightOf date: FEELDate) {
    self.init(date: date, time: FEELTime(nanoseconds: 0, zone: .offset(0)))
  }

  /// Since 1970-01-01, by the clocks of its place.
  var localNanoseconds: Int128 {
    Int128(date.epochDay) * Int128(FEELTime.perDay) + Int128(time.nanoseconds)
  }

  /// Since 1970-01-01 in Greenwich; nil where its place is not told.
  var instant: Int128? {
    guard let zone = time.zone else { return nil }
    let offset = zone.offset(at: date, secondOfDay: time.nanoseconds / FEELTime.perSecond)
    return localNanoseconds - Int128(offset) * Int128(FEELTime.perSecond)
  }

  /// Nil where one is of no place and the other is of some.
  func elapsed(since other: FEELDateTime) -> DaysTimeDuration? {
    switch (instant, other.instant) {
    case (let mine?, let theirs?): DaysTimeDuration(nanoseconds: mine - theirs)
    case (nil, nil):
      DaysTimeDuration(nanoseconds: localNanoseconds - other.localNanoseconds)
    case (_, _): nil
    }
  }

  /// One whose place is not told is where the other is (Table 51).
  func order(to other: FEELDateTime) -> Order {
    guard let mine = instant, let theirs = other.instant else {
      return Order(localNanoseconds.wholeSeconds, other.localNanoseconds.wholeSeconds)
    }
    return Order(mine.wholeSeconds, theirs.wholeSeconds)
  }

  /// Moments are compared by the number of seconds since an epoch (10.3.2.3.6), which other
  /// engines and the compliance kit hold to be whole: parts of one are kept and never compared.
  func isEqual(to other: FEELDateTime) -> Bool {
    switch (instant, other.instant) {
    case (let mine?, let theirs?): mine.wholeSeconds == theirs.wholeSeconds
    case (nil, nil): localNanoseconds.wholeSeconds == other.localNanoseconds.wholeSeconds
    case (_, _): false
    }
  }

  /// So much later. Where clocks are put forward or back in between, they show it.
  func adding(_ duration: DaysTimeDuration) -> FEELDateTime? {
    guard case .named? = time.zone, let zone = time.zone else { return addingByClock(duration) }
    return inGreenwich?.addingByClock(duration)?.shown(in: zone)
  }

  private func addingByClock(_ duration: DaysTimeDuration) -> FEELDateTime? {
    let total = localNanoseconds + duration.nanoseconds
    let perDay = Int128(FEELTime.perDay)
    let day = total >= 0 ? total / perDay : (total - perDay + 1) / perDay
    guard let whole = Int(exactly: day), whole.magnitude < 400_000_000_000,
      let date = FEELDate(epochDay: whole)
    else { return nil }
    return FEELDateTime(
      date: date, time: FEELTime(nanoseconds: Int(total - day * perDay), zone: time.zone))
  }

  func adding(months: Int) -> FEELDateTime? {
    date.adding(months: months).map { FEELDateTime(date: $0, time: time) }
  }

  /// The same moment; nil where its place is not told.
  private var inGreenwich: FEELDateTime? {
    guard let instant else { return nil }
    let local = FEELDateTime(
      date: date, time: FEELTime(nanoseconds: time.nanoseconds, zone: .offset(0)))
    return local.addingByClock(DaysTimeDuration(nanoseconds: instant - localNanoseconds))
  }

  /// The same moment by the clocks of another place; nil where its own place is not told.
  func shown(in zone: FEELZone) -> FEELDateTime? {
    guard let greenwich = inGreenwich else { return nil }
    let offset = zone.offset(
      inGreenwich: greenwich.date, secondOfDay: greenwich.time.nanoseconds / FEELTime.perSecond)
    return
      greenwich.addingByClock(
        DaysTimeDuration(nanoseconds: Int128(offset) * Int128(FEELTime.perSecond))
      )
      .map {
        FEELDateTime(date: $0.date, time: FEELTime(nanoseconds: $0.time.nanoseconds, zone: zone))
      }
  }
}

extension FEELDateTime {
  /// A moment in Greenwich, to the millisecond.
  public init(secondsSince1970 seconds: TimeInterval) {
    let milliseconds = Int128((seconds * 1_000).rounded(.down))
    let start = FEELDateTime(
      date: FEELDate.epoch, time: FEELTime(nanoseconds: 0, zone: .offset(0)))
    self = start.adding(DaysTimeDuration(nanoseconds: milliseconds * 1_000_000)) ?? start
  }
}
