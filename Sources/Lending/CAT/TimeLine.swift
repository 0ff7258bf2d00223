import Kernel

/// Flows in order of time, those of one moment added up, counted from the first of them.
struct TimeLine {
  struct Flow {
    let tick: Int
    var amount: Int64
  }

  private(set) var flows: [Flow] = []
  private let ticksPerYear: Int

  init(_ cash: [CashFlow]) {
    ticksPerYear = cash.reduce(1) { Self.commonMultiple($0, $1.time.denominator) }
    var moments = cash.map {
      Flow(
        tick: $0.time.numerator * (ticksPerYear / $0.time.denominator),
        amount: $0.amount.minorUnits)
    }
    if !zip(moments, moments.dropFirst()).allSatisfy({ $0.tick <= $1.tick }) {
      moments.sort { $0.tick < $1.tick }
    }
    flows.reserveCapacity(moments.count)
    for moment in moments {
      if let last = flows.last, last.tick == moment.tick {
        flows[flows.count - 1].amount += moment.amount
      } else {
        flows.append(moment)
      }
    }
    flows.removeAll { $0.amount == 0 }
  }

  /// How often the running total changes sign.
  var turns: Int {
    var (total, sign, turns) = (Int128(0), 0, 0)
    for flow in flows {
      total += Int128(flow.amount)
      let now = Int(total.signum())
      if now != 0, sign != 0, now != sign { turns += 1 }
      if now != 0 { sign = now }
    }
    return turns
  }

  /// The flows that `part` takes, as what they are worth at any rate.
  func series(_ part: (Int64) -> Int64?) -> FlowSeries {
    var series = FlowSeries(ticksPerYear: ticksPerYear, capacity: flows.count)
    let start = flows.first?.tick ?? 0
    for flow in flows {
      if let amount = part(flow.amount) {
        series.append(Double(amount), tick: flow.tick - start)
      }
    }
    return series
  }

  private static func commonMultiple(_ lhs: Int, _ rhs: Int) -> Int {
    if lhs % rhs == 0 { return lhs }
    var (a, b) = (lhs, rhs)
    while b != 0 { (a, b) = (b, a % b) }
    return lhs / a * rhs
  }
}
