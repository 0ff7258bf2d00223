public import Kernel

/// How much of a payment went to one component of one instalment.
public struct AllocationLine: Hashable, Sendable, Codable {
  /// The event whose money it was; nil where credit that had been waiting was used.
  public let event: String?
  public let on: CalendarDate
  public let row: RowKind
  /// The number among rows of its kind. Nil for principal paid ahead of the table.
  public let installment: Int?
  public let component: Component
  public let part: Part
}

/// Why a row is in the table.
public enum RowKind: String, Hashable, Sendable, Codable, CaseIterable {
  case installment
  /// The borrower's own share of a disbursement, due the day it is made.
  case downPayment
  /// A charge that is due after the last instalment.
  case lateCharge
}
