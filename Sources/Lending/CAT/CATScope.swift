public import Kernel

/// Which credits must show a CAT: those for housing whatever their amount, and others up to
/// 900,000 UDIS.
public enum CATScope: Hashable, Sendable {
  case required
  /// It may be shown, and no rule asks for it.
  case notRequired

  public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
    case housing, other
  }

  /// By the UDI of the day on which the credit is agreed. At the very limit it is required: the
  /// sources do not tell whether the limit is inside, and showing it breaks no rule.
  public init(_ amount: Money, for purpose: Purpose, udi: UDI, limitUDIS: Int64 = 900_000) {
    switch purpose {
    case .housing: self = .required
    case .other: self = amount <= udi.pesos(limitUDIS) ? .required : .notRequired
    }
  }
}
