/// A time of day, with a zone, an offset or neither.
public struct FEELTime: Sendable {
  /// Since midnight.
  public let nanoseconds: Int
  public let zone: FEELZone?

  static let perSecond = 1_000_000_000
  static let perDay = 86_400 * perSecond

  /// Modulo a day.
  init(nanoseconds: Int, zone: FEELZone?) {
    let rest = nanoseconds % Self.perDay
    self.nanoseconds = rest < 0 ? rest + Self.perDay : rest
    self.zone = zone
  }

  /// Nil where the clock shows no such time.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: FEELZone? = nil) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0..<Self.perSecond).contains(nanosecond)
    else { return nil }
    self.init(
      nanoseconds: ((hour * 60 + minute) * 60 + second) * Self.perSecond + nanosecond, zone: zone)
  }

  public var hour: Int { nanoseconds / (3_600 * Self.perSecond) }
  public var minute: Int { nanoseconds / (60 * Self.perSecond) % 60 }
  public var second: Int { nanoseconds / Self.perSecond % 60 }
  public var nanosecond: Int { nanoseconds % Self.perSecond }

  /// In the order of the clock, an offset taken away. A zone's own offset is not known without a
  /// date.
  var comparable: Int {
    guard case .offset(let seconds)? = zone else { return nanoseconds }
    return nanoseconds - seconds * Self.perSecond
  }

  /// The number of seconds that times are compared by (10.3.2.3.4): whole ones, as in
  /// `FEELDateTime.seconds`.
  private var seconds: Int { comparable.wholeSeconds }
  private var clockSeconds: Int { nanoseconds.wholeSeconds }

  func isEqual(to other: FEELTime) -> Bool {
    zone.isAlike(other.zone) && seconds == other.seconds
  }

  /// One whose offset is not known has the other's (Table 51).
  func order(to other: FEELTime) -> Order {
    switch (zone, other.zone) {
    case (.offset?, .offset?): Order(seconds, other.seconds)
    case (_, _): Order(clockSeconds, other.clockSeconds)
    }
  }
}

extension BinaryInteger {
  /// Of nanoseconds, a part of one left out, also before midnight and before 1970.
  var wholeSeconds: Self {
    let second = Self(FEELTime.perSecond)
    let (seconds, rest) = quotientAndRemainder(dividingBy: second)
    return rest < 0 ? seconds - 1 : seconds
  }
}

/// Where a clock is read.
public enum FEELZone: Hashable, Sendable {
  /// So many seconds east of Greenwich.
  case offset(Int)
  /// By its name in the IANA database.
  case named(String)
}

extension FEELZone? {
  /// Whether two times of day may be the same time.
  fileprivate func isAlike(_ other: FEELZone?) -> Bool {
    switch (self, other) {
    case (nil, nil), (.offset, .offset): true
    case (.named(let one), .named(let two)): one == two
    case (_, _): false
    }
  }
}
