import Kernel

/// What lateness has weighed on an instalment: overdue centavos times days. A stretch, in which
/// what is overdue stays the same, is fixed before that changes.
struct Lateness {
  /// Of the stretches that are over.
  private var weight: Int128 = 0
  /// The stretch that still runs began here.
  private(set) var since: CalendarDate
  /// The stretches that are over, where somebody will ask what the weight is made of.
  private var stretches: [Explanation.Span]?

  init(since date: CalendarDate) { since = date }

  @inline(__always)
  func weight(by date: CalendarDate, on base: Money) -> Int128 {
    let days = since.days(to: date)
    return days > 0 ? weight + Int128(base.minorUnits) * Int128(days) : weight
  }

  /// From now on its stretches are kept.
  mutating func keepStretches() { stretches = stretches ?? [] }

  func spans(by date: CalendarDate, on base: Money) -> [Explanation.Span] {
    let days = since.days(to: date)
    let before = stretches ?? []
    guard days > 0, !base.isZero else { return before }
    return before + [Explanation.Span(base: base, days: days)]
  }

  /// The stretch that runs is over: what it weighed stays.
  mutating func fix(on date: CalendarDate, base: Money) {
    weight = weight(by: date, on: base)
    if !base.isZero {
      stretches?.append(Explanation.Span(base: base, days: since.days(to: date)))
    }
    since = date
  }

  /// It was never late.
  mutating func forget() {
    weight = 0
    stretches?.removeAll()
  }

  /// Days before that one weigh nothing more.
  mutating func skip(to date: CalendarDate) { since = max(since, date) }
}
