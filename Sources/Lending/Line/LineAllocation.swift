/// Where a payment goes: minimums past due, then the one that is due, then the rest of what is
/// owed; in each, component by component.
public struct LineAllocation: Hashable, Sendable, Codable {
  public var pastDue: [Component]
  public var due: [Component]
  public var ahead: [Component]
  public var direction: Direction
  /// Which draws principal repays first.
  public var draws: [DrawKind]

  public enum Direction: String, Hashable, Sendable, Codable, CaseIterable {
    /// The oldest minimum whole, then the next.
    case horizontal
    /// A component over all minimums, oldest first, then the next component.
    case vertical
  }

  public init(
    pastDue: [Component] = Component.usualOrder, due: [Component] = Component.usualOrder,
    ahead: [Component] = Component.usualOrder, direction: Direction = .horizontal,
    draws: [DrawKind] = [.cash, .purchase]
  ) {
    self.pastDue = pastDue
    self.due = due
    self.ahead = ahead
    self.direction = direction
    self.draws = draws
  }
}

extension LineAllocation {
  /// Every order names each thing once.
  var isComplete: Bool {
    [pastDue, due, ahead].allSatisfy {
      $0.count == Component.allCases.count && Set($0).count == $0.count
    } && draws.count == DrawKind.allCases.count && Set(draws).count == draws.count
  }
}
