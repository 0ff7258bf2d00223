import Kernel

/// The sum of an annuity in 64 bits: never more than the exact one, and short of it by less than
/// it says. Two bounds that round to the same payment prove it; else the exact annuity decides.
struct NearAnnuity {
  /// 53 bits leave room for the sum of 520 factors.
  private static var one: UInt64 { 1 << 53 }

  private(set) var sum: UInt64 = 0
  private(set) var short: UInt64 = 0

  init(terms: borrowing LoanTerms, periods: ArraySlice<Period>) {
    let discount = Discount(terms)
    var factor = Self.one
    var share = discount.below(0)
    var weight = 0
    var count: UInt64 = 0
    for period in periods where !period.sparesPrincipal {
      if discount.weight(period) != weight {
        weight = discount.weight(period)
        share = discount.below(weight)
      }
      factor = factor.multipliedFullWidth(by: share).high
      // Each factor lost less than two: one for itself and one for its share; and what those before
      // it had lost.
      count += 2
      sum += factor
      short += count
    }
  }

  /// Nil where the bounds do not tell. Both are cut to what leaves the principal in 63 bits, whose
  /// division is one instruction.
  func payment(for principal: Money, _ terms: LoanTerms) -> Money? {
    let bits = UInt64(UInt64.bitWidth - principal.minorUnits.leadingZeroBitCount)
    let cut = bits > 10 ? bits - 10 : 0
    let owed = Int128(principal.minorUnits << Int64(53 - cut))
    let least = sum >> cut
    guard least > 0 else { return nil }
    let most = terms.agreed(owed, by: Int128(least))
    let beyond = least + (short >> cut) + 2
    return terms.agreed(owed, by: Int128(beyond)) == most ? most : nil
  }
}
