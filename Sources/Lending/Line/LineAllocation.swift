public import Kernel

/// Where a payment goes: minimums past due, then the one that is due, then the rest of what is
/// owed; in each, component by component.
public struct LineAllocation: Hashable, Sendable, Codable {
  public var pastDue: [Component]
  public var due: [Component]
  public var ahead: [Component]
  /// Through the minimums of one standing.
  public var direction: AllocationRule.Direction
  /// Which draws principal repays first.
  public var draws: [DrawKind]

  public init(
    pastDue: [Component] = Component.usualOrder, due: [Component] = Component.usualOrder,
    ahead: [Component] = Component.usualOrder, direction: AllocationRule.Direction = .horizontal,
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
  /// How much of a payment went to one component of what was owed.
  public struct Line: Hashable, Sendable, Codable {
    /// The event whose money it was; nil where credit that had been waiting was used.
    public let event: String?
    public let on: CalendarDate
    /// Whose minimum it was in; nil for what was in none yet.
    public let statement: Int?
    public let component: Component
    public let part: Part
  }

  /// Every order names each thing once.
  var isComplete: Bool {
    [pastDue, due, ahead].allSatisfy {
      $0.count == Component.allCases.count && Set($0).count == $0.count
    } && draws.count == DrawKind.allCases.count && Set(draws).count == draws.count
  }
}
