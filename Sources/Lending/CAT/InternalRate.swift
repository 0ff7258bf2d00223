import Foundation
import Kernel

/// The one place that iterates in floating point: the answer is shown to one decimal, and doubles
/// agree with forty digits there on every published figure.
struct InternalRate {
  struct Flow {
    let years: Double
    let amount: Double
  }

  let flows: [Flow]

  init(_ flows: [CashFlow]) {
    self.flows = flows.map {
      Flow(
        years: Double($0.time.numerator) / Double($0.time.denominator),
        amount: Double($0.amount.minorUnits))
    }
  }

  init(flows: [Flow]) { self.flows = flows }

  func annualTenths() -> Int? {
    annual().map { Int(($0 * 1_000 + 0.5).rounded(.down)) }
  }

  /// Walks up from zero in widening steps to the first change of sign, and bisects there. It is
  /// never capped: loans of one day reach nine figures.
  func annual() -> Double? {
    var low = 0.0
    var atLow = value(low)
    if atLow == 0 { return 0 }
    var step = 0.005
    while low < 1e15 {
      let high = low + step
      let atHigh = value(high)
      if (atLow < 0) != (atHigh < 0) { return bisect(low, high, negativeAtLow: atLow < 0) }
      (low, atLow) = (high, atHigh)
      step *= 1.1
    }
    return nil
  }

  private func bisect(_ low: Double, _ high: Double, negativeAtLow: Bool) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if (value(middle) < 0) == negativeAtLow { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  /// What the flows are worth at the start at a yearly rate of `rate`.
  private func value(_ rate: Double) -> Double {
    flows.reduce(0) { $0 + $1.amount * pow(1 + rate, -$1.years) }
  }
}
