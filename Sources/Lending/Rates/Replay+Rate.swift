import Kernel

extension Replay {
  /// Another rate and nothing else: the instalments that have interest still to earn are asked
  /// again. One whose period is over is asked as it was, even where its day to pay has moved past
  /// the change.
  mutating func follow(_ rate: Rate, on date: CalendarDate) {
    change(to: rate, on: date)
    guard let last = ahead(of: date)?.upperBound,
      let first = rows.firstIndex(where: { $0.isToEarn(after: date) })
    else { return }
    let places = first..<last
    guard unpaidPrincipal(in: places).isPositive else { return }
    replan(places, on: date)
  }
}

extension OpenInstallment {
  /// Whether it is to come and so is some of its interest.
  @inline(__always)
  func isToEarn(after date: CalendarDate) -> Bool {
    payableOn > date && periodEnd > date && isOfTable
  }
}

extension NewTerms {
  var isOnlyRate: Bool { method == nil && dates == nil && grace == nil }
}
