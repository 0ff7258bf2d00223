public import Kernel

/// How much of a payment went to one component of one instalment.
public struct AllocationLine: Hashable, Sendable, Codable {
  /// The event whose money it was; nil where credit that had been waiting was used.
  public let event: String?
  public let on: CalendarDate
  /// Nil for principal paid ahead of the table.
  public let installment: Int?
  public let component: Component
  public let part: Part
}
