import Kernel
import Testing

/// Rounding by 64 bits, where numbers have room there, and by 128 where they do not: one rule.
@Suite struct RoundingTests {
  /// By the words of each rule: the whole numbers below and above, and which of them is nearer.
  private static func byTheWords(
    _ rounding: Rounding, _ numerator: Int128, _ denominator: Int128
  ) -> Int128 {
    var below = numerator / denominator
    if below * denominator > numerator { below -= 1 }
    if below * denominator == numerator { return below }
    let above = below + 1
    let (toBelow, toAbove) = (
      numerator - below * denominator, above * denominator - numerator
    )
    let (towardsZero, away) = numerator < 0 ? (above, below) : (below, above)
    switch rounding {
    case .up: return away
    case .down: return towardsZero
    case .halfUp, .halfEven:
      if toBelow != toAbove { return toBelow < toAbove ? below : above }
      if rounding == .halfUp { return away }
      return below.isMultiple(of: 2) ? below : above
    }
  }

  @Test(arguments: Rounding.allCases)
  func bothWidthsRoundAsTheWordsSay(rounding: Rounding) {
    var random = SeededRandom(state: 64)
    for _ in 0..<100_000 {
      let bits = Int.random(in: 1...62, using: &random)
      let divisorBits = Int.random(in: 1...40, using: &random)
      let divisor = Int128.random(in: 1...(1 << divisorBits), using: &random)
      let quotient = Int128.random(in: -(1 << bits)...(1 << bits), using: &random)
      let left = [0, divisor / 2, Int128.random(in: 0..<divisor, using: &random)]
        .randomElement(using: &random)!
      let numerator = quotient * divisor + left
      let rounded = rounding.divide(numerator, by: divisor)
      guard Int128(rounded) == Self.byTheWords(rounding, numerator, divisor) else {
        Issue.record("\(numerator) / \(divisor) by \(rounding) is not \(rounded)")
        return
      }
    }
  }

  @Test func theEdgesOf64BitsRoundAlike() {
    let edges = [
      Int128(Int64.max), Int128(Int64.max) + 1, Int128(Int64.min), Int128(Int64.min) - 1,
    ]
    for numerator in edges {
      for divisor in [3, 1_000, Int128(Int64.max), Int128(Int64.max) + 7] {
        for rounding in Rounding.allCases {
          #expect(
            Int128(rounding.divide(numerator, by: divisor))
              == Self.byTheWords(rounding, numerator, divisor))
        }
      }
    }
  }

  /// The exact fraction in 128 bits, however small or large the amount.
  @Test func interestAndProportionsAreTheFractionRoundedOnce() {
    var random = SeededRandom(state: 64)
    for _ in 0..<100_000 {
      let bits = Int.random(in: 1...45, using: &random)
      let units = Int64.random(in: 0...(1 << bits), using: &random)
      let rate = Rate(millionths: .random(in: 0...50_000_000, using: &random))
      let days = Int.random(in: 0...4_000, using: &random)
      let rounding = Rounding.allCases.randomElement(using: &random)!
      let exact = Int128(units) * Int128(rate.millionths) * Int128(days)
      let interest = Money.centavos(units).interest(
        at: rate, days: days, year: 360, rounding: rounding)
      let proportion = Money.centavos(units).proportion(rate, rounding: rounding)
      let share = Int128(units) * Int128(rate.millionths)
      guard
        Int128(interest.minorUnits) == Self.byTheWords(rounding, exact, 360_000_000),
        Int128(proportion.minorUnits) == Self.byTheWords(rounding, share, 1_000_000)
      else {
        Issue.record("\(units) at \(rate.millionths) for \(days) days by \(rounding)")
        return
      }
    }
  }
}

/// The same numbers in every run (SplitMix64).
private struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
