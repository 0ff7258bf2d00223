public import Kernel

/// What paying less than the minimum by its due date costs. One or the other: the same lateness
/// never bears both moratorio and a fee.
public enum LateCharge: Hashable, Sendable, Codable {
  case none
  /// Simple, from the day after the due date. Owed at the next cut-off.
  case moratorio(
    annualRate: Rate, on: Moratorio.Base = .overduePrincipal, ordinaryInterest: Moratorio.Beside)
  /// Once for each minimum, the day after its due date, before IVA: an amount or a share of what
  /// was not paid, and never more than that.
  case fee(FeeAmount)
}
