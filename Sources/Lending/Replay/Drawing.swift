import Kernel

/// Money that was lent on a day, and what of it is due the same day.
struct Drawing: Hashable {
  let on: CalendarDate
  let amount: Money
  let downPayment: Money

  /// What the instalments repay of it.
  var net: Money { amount - downPayment }
}
