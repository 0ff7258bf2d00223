/// Finds where flows of many turns are first worth nothing. Both what is received and what is
/// paid fall as the rate rises, so their ends bound the difference over an interval, and those of
/// their slopes bound its slope: an interval is discarded or accepted on proof, never on a sample.
struct RootSearch {
  let received: FlowSeries
  let paid: FlowSeries

  private struct Point {
    let force: Double
    let inHand: FlowSeries.Worth
    let owed: FlowSeries.Worth
    var balance: Double { inHand.value - owed.value }
  }

  private func point(_ force: Double) -> Point {
    Point(force: force, inHand: received.worth(at: force), owed: paid.worth(at: force))
  }

  /// The first interval in (`low`, `high`] that holds one root, closed up to a point where the
  /// flows only touch zero.
  func first(_ low: Double, _ high: Double) -> (Double, Double)? {
    first(point(low), point(high))
  }

  private func first(_ low: Point, _ high: Point) -> (Double, Double)? {
    if low.inHand.value < high.owed.value || high.inHand.value > low.owed.value { return nil }
    let changes =
      (low.balance < 0 && high.balance >= 0) || (low.balance > 0 && high.balance <= 0)
    let rises = high.owed.fall > low.inHand.fall
    let falls = low.owed.fall < high.inHand.fall
    if rises || falls { return changes ? (low.force, high.force) : nil }
    guard high.force - low.force > 1e-10 else {
      let touches = abs(high.balance) <= 1e-13 * high.inHand.value
      return touches || changes ? (high.force, high.force) : nil
    }
    let middle = point(low.force + (high.force - low.force) / 2)
    return first(low, middle) ?? first(middle, high)
  }
}
