import Foundation

/// Amounts of one sign in order of time, ready to be discounted. Times are whole numbers of a
/// common part of the year, so that equal gaps share one power and no row needs its own.
struct FlowSeries {
  /// What a series is worth at the start, and how fast that falls as the rate rises.
  struct Worth {
    var value: Double
    /// Minus the derivative by the logarithm of 1 + i: each amount times its years.
    var fall: Double
  }

  private struct Flow {
    let amount: Double
    /// Which of the gaps lies between this flow and the one before it.
    let gap: Int
  }

  private var flows: [Flow] = []
  /// In years, each once.
  private var gaps: [Double] = []
  private var gapTicks: [Int] = []
  private var lastTick = 0
  private let ticksPerYear: Int

  init(ticksPerYear: Int, capacity: Int) {
    self.ticksPerYear = ticksPerYear
    flows.reserveCapacity(capacity)
  }

  var isEmpty: Bool { flows.isEmpty }

  mutating func append(_ amount: Double, tick: Int) {
    let ticks = tick - lastTick
    lastTick = tick
    let known = gapTicks.lastIndex(of: ticks)
    if known == nil {
      gapTicks.append(ticks)
      gaps.append(Double(ticks) / Double(ticksPerYear))
    }
    flows.append(Flow(amount: amount, gap: known ?? gaps.count - 1))
  }

  /// At the continuous rate `force`, which is the logarithm of 1 + i: from the last flow to the
  /// first, one multiplication a gap.
  func worth(at force: Double) -> Worth {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: gaps.count) { powers in
      for index in gaps.indices { powers[index] = exp(-force * gaps[index]) }
      var worth = Worth(value: 0, fall: 0)
      for flow in flows.reversed() {
        let (years, power) = (gaps[flow.gap], powers[flow.gap])
        worth.value += flow.amount
        worth.fall = (worth.fall + years * worth.value) * power
        worth.value *= power
      }
      return worth
    }
  }
}
