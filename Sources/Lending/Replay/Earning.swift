import Kernel

/// The interest of one period, and how far each of its days has earned it.
struct Earning {
  let start: CalendarDate
  let end: CalendarDate
  /// Earned by `from`; the rest is earned evenly to the end.
  private(set) var before: Money = .zero
  private(set) var from: CalendarDate
  private(set) var net: Money

  @inline(__always)
  init(
    from start: CalendarDate, to end: CalendarDate, before: Money, by date: CalendarDate, net: Money
  ) {
    (self.start, self.end, self.before, from, self.net) = (start, end, before, date, net)
  }

  /// Evenly through the period.
  init(of row: OpenInstallment, _ net: Money) {
    self.init(
      from: row.periodStart, to: row.periodEnd, before: .zero, by: row.periodStart, net: net)
  }

  /// Never before the period, and never more than all of it.
  @inline(__always)
  func earned(by date: CalendarDate, _ rounding: Rounding) -> Money {
    if date >= end { return net }
    let passed = from.days(to: date)
    guard passed > 0 else { return before.isZero ? .zero : earnedEarly(by: date, rounding) }
    return before + Self.part(net - before, passed, of: from.days(to: end), rounding)
  }

  /// Until what it is borne on changed: evenly too.
  @inline(never)
  private func earnedEarly(by date: CalendarDate, _ rounding: Rounding) -> Money {
    let before = min(before, net)
    guard date < from, start < from else { return before }
    return Self.part(before, max(0, start.days(to: date)), of: start.days(to: from), rounding)
  }

  /// So much of it, and the rest, both earned alike.
  func split(_ part: Money) -> (Earning, Earning) {
    guard part < net else { return (self, share(.zero, before: .zero)) }
    let early = Money(
      minorUnits: Int64(
        Int128(before.minorUnits) * Int128(part.minorUnits) / Int128(net.minorUnits)))
    return (share(part, before: early), share(net - part, before: before - early))
  }

  private func share(_ net: Money, before: Money) -> Earning {
    Earning(from: start, to: end, before: before, by: from, net: net)
  }

  /// Takes up to so much out of these, the earliest first.
  static func take(_ money: inout Money, of earnings: inout [Earning]) -> [Earning] {
    var taken: [Earning] = []
    while money.isPositive, let first = earnings.first {
      let (part, left) = first.split(money)
      taken.append(part)
      money -= part.net
      if left.net.isPositive { earnings[0] = left } else { earnings.removeFirst() }
    }
    return taken
  }

  /// Gives up so much of what was earned first.
  mutating func give(_ money: Money) -> Earning {
    guard money.isPositive else { return share(.zero, before: .zero) }
    let (given, left) = split(money)
    self = left
    return given
  }

  /// Nothing more is earned after `date`.
  func stopped(on date: CalendarDate, _ rounding: Rounding) -> Earning {
    let earned = earned(by: date, rounding)
    return Earning(from: start, to: end, before: earned, by: date, net: earned)
  }

  /// What is earned of it after `date`.
  func left(after date: CalendarDate, _ rounding: Rounding) -> Earning {
    Earning(
      from: start, to: end, before: .zero, by: date, net: net - earned(by: date, rounding))
  }

  static func part(
    _ money: Money, _ days: Int, of whole: Int, _ rounding: Rounding
  ) -> Money {
    Money(minorUnits: rounding.divide(Int128(money.minorUnits) * Int128(days), by: Int128(whole)))
  }
}

extension OpenInstallment {
  /// Of its own period.
  @inline(__always)
  var earning: Earning {
    let waiting = waiting.reduce(Money.zero) { $0 + $1.net }
    return Earning(
      from: periodStart, to: periodEnd, before: interestBefore, by: accrualFrom,
      net: owed.ordinaryInterest.net - paidBeyond - waiting)
  }
}
