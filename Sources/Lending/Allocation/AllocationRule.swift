/// In what order one payment reduces what is owed.
public struct AllocationRule: Hashable, Sendable, Codable {
  /// Of instalments whose day has gone by; each list is served before the next.
  public var pastDue: ComponentOrder
  /// Of instalments due on the day of the payment.
  public var due: ComponentOrder
  /// Of instalments still to come. What is not listed is never paid ahead: money for it waits as
  /// credit.
  public var inAdvance: ComponentOrder
  public var direction: Direction
  public var ahead: Ahead

  public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
    /// One instalment after another, each with all its components.
    case horizontal
    /// One component after another, each over all instalments.
    case vertical
  }

  /// Which of the instalments to come is served first.
  public enum Ahead: String, Hashable, Sendable, Codable, CaseIterable {
    case nextInstallment
    case lastInstallment
    /// All of them at once, in equal shares; the odd centavos go to the last.
    case equalShares
    /// What is left repays principal, and the same payments end sooner.
    case shortenTerm
    /// What is left repays principal, and the payments to come are lower.
    case lowerInstallments
  }

  public init(
    pastDue: ComponentOrder, due: ComponentOrder, inAdvance: ComponentOrder,
    direction: Direction = .horizontal, ahead: Ahead = .nextInstallment
  ) {
    self.pastDue = pastDue
    self.due = due
    self.inAdvance = inAdvance
    self.direction = direction
    self.ahead = ahead
  }

  /// Only a collection act's fee is payable before its instalment, since the act is done.
  public static func holdingTheRest(_ order: ComponentOrder) -> Self {
    AllocationRule(pastDue: order, due: order, inAdvance: [.collectionFees])
  }

  /// The same order whatever is due.
  public static func always(_ order: ComponentOrder, ahead: Ahead = .nextInstallment) -> Self {
    AllocationRule(pastDue: order, due: order, inAdvance: order, ahead: ahead)
  }

  /// The same rule for another order of what is due.
  mutating func reorder(_ order: ComponentOrder) {
    (pastDue, due) = (order, order)
  }

  /// The same rule for money that is meant for principal ahead.
  func prepaying(_ choice: PrepaymentChoice) -> Self {
    var rule = self
    rule.inAdvance = ComponentOrder(rule.inAdvance.filter { $0 == .collectionFees })
    switch choice {
    case .shortenTerm: rule.ahead = .shortenTerm
    case .lowerInstallments: rule.ahead = .lowerInstallments
    }
    return rule
  }

  /// Every component can be paid once it is due, and none is named twice.
  var isComplete: Bool {
    pastDue.namesAllOnce && (due == pastDue || due.namesAllOnce) && inAdvance.namesNoneTwice
  }
}

extension AllocationRule.Ahead {
  /// What becomes of the table when money is left over.
  var prepayment: PrepaymentChoice? {
    switch self {
    case .shortenTerm: .shortenTerm
    case .lowerInstallments: .lowerInstallments
    case .nextInstallment, .lastInstallment, .equalShares: nil
    }
  }
}

extension AllocationRule {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      pastDue: try kept(.pastDue), due: try kept(.due), inAdvance: try kept(.inAdvance),
      direction: try kept(.direction, otherwise: .horizontal),
      ahead: try kept(.ahead, otherwise: .nextInstallment))
  }
}
