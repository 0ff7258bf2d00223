import Foundation

/// The one place that iterates in floating point: the answer is shown to one decimal, and doubles
/// agree with forty digits there on every published figure.
///
/// It works with the force of interest x = ln(1 + i), in which what is received and what is paid
/// are sums of a·e^(-tx), and with g(x) = ln(paid) - ln(received), which is almost a straight
/// line: Newton finds its root in a few steps, inside a bracket that it never leaves.
struct InternalRate {
  private let received: FlowSeries
  private let paid: FlowSeries
  /// What is received less what is paid, exactly.
  private let net: Int128
  /// Whether the running total starts as money in hand and turns into money paid once only: then
  /// there is one positive root and no other (Norstrøm's rule).
  private let isOrdinary: Bool

  /// Above it a rate has more digits than `Int` can count in tenths of a percent.
  private static let forceMax = log(9.2e15)

  init(_ flows: [CashFlow]) throws(CATRefused) {
    let line = TimeLine(flows)
    guard !line.flows.isEmpty else { throw .undetermined }
    received = line.series { $0 > 0 ? $0 : nil }
    paid = line.series { $0 < 0 ? -$0 : nil }
    net = line.flows.reduce(Int128(0)) { $0 + Int128($1.amount) }
    isOrdinary = net < 0 && line.flows[0].amount > 0 && line.turns == 1
    if received.isEmpty || paid.isEmpty { throw net > 0 ? .noCost : .noRate }
  }

  /// The positive rate closest to zero, a year; zero where that alone makes the flows equal.
  func annual() throws(CATRefused) -> Double { exp(try force()) - 1 }

  private func force() throws(CATRefused) -> Double {
    if isOrdinary {
      guard balance(at: Self.forceMax) > 0 else { throw .beyondMeasure }
      return root(0, Self.forceMax)
    }
    let search = RootSearch(received: received, paid: paid)
    if let (low, high) = search.first(0, Self.forceMax) { return root(low, high) }
    if net == 0 { return 0 }
    throw net > 0 ? .noCost : .noRate
  }

  private func balance(at force: Double) -> Double {
    received.worth(at: force).value - paid.worth(at: force).value
  }

  /// The root between two forces that differ in sign: Newton on g, and half the bracket where
  /// that would leave it or is slow.
  private func root(_ low: Double, _ high: Double) -> Double {
    guard low < high else { return low }
    var (low, high) = (low, high)
    let isNegativeAtLow = balance(at: low) < 0
    var at = low
    var step = high - low
    for _ in 0..<200 {
      let (inHand, owed) = (received.worth(at: at), paid.worth(at: at))
      if (inHand.value < owed.value) == isNegativeAtLow { low = at } else { high = at }
      let gap = log(owed.value / inHand.value)
      let slope = owed.fall / owed.value - inHand.fall / inHand.value
      let before = step
      var next = at + gap / slope
      if !(next > low && next < high) || abs(next - at) > abs(before) / 2 {
        next = low + (high - low) / 2
      }
      step = next - at
      at = next
      if abs(step) <= 1e-15 * (1 + at) { break }
    }
    return at
  }
}
