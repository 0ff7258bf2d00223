/// How far a demo person has come with the institution.
public enum DemoLife: Hashable, Sendable {
  case draft
  case inReview
  case moreNeeded
  case declined
  case approved
  /// Signed, and the money is on its way: the bank has not said yet that it arrived.
  case signed
  case current
  /// So many days past due when the demo opens.
  case late(days: Int)
  case paidOff
  case cancelled

  /// The ones whose money was sent.
  public var hasLoan: Bool {
    switch self {
    case .current, .late, .paidOff, .cancelled: true
    case .draft, .inReview, .moreNeeded, .declined, .approved, .signed: false
    }
  }
}

extension DemoLife {
  /// The first four are the cast; then everyone who fills the queues and the buckets.
  static let sixty: [DemoLife] = {
    let cast: [DemoLife] = [.current, .late(days: 45), .paidOff, .inReview]
    let others: [(DemoLife, Int)] = [
      (.draft, 4), (.inReview, 5), (.moreNeeded, 2), (.declined, 5), (.approved, 4),
      (.signed, 2), (.current, 17), (.late(days: 3), 2), (.late(days: 6), 2),
      (.late(days: 15), 2), (.late(days: 28), 2), (.late(days: 50), 2), (.late(days: 75), 2),
      (.late(days: 110), 2), (.paidOff, 2), (.cancelled, 1),
    ]
    return cast + others.flatMap { life, count in Array(repeating: life, count: count) }
  }()
}
