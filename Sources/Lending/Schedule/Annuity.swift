import Kernel

/// The level payment that repays a principal over periods of any length.
struct Annuity {
  let rate: Rate
  let rounding: Rounding

  private static let scale: Int128 = 1_000_000_000_000_000_000_000_000
  private static let year = Int128(Rate.one.millionths) * Int128(DayCountBasis.year360.rawValue)

  /// Principal over the sum of the periods' discount factors, each kept to 24 decimals: the one
  /// rounding that shows is the last.
  func payment(for principal: Money, days: some Sequence<Int>) -> Money {
    var discount = Self.scale
    var sum: Int128 = 0
    for length in days {
      discount = discount * Self.year / (Self.year + Int128(rate.millionths) * Int128(length))
      sum += discount
    }
    let units = rounding.divide(Int128(principal.minorUnits) * Self.scale, by: sum)
    return Money(minorUnits: units, currency: principal.currency)
  }
}
