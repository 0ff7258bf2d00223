public import Kernel

/// What one event did to a loan.
public struct RepaymentEffect: Hashable, Sendable {
  public let account: LoanAccount
  /// Where its money went, instalment by instalment and component by component.
  public let lines: [AllocationLine]
  /// What waits as credit; together with the lines it is the payment.
  public let excess: Money
  public let before: Position
  public let after: Position

  /// The allocation by component, all instalments together.
  public var allocation: Balance {
    lines.reduce(into: .zero) { $0[$1.component] += $1.part }
  }

  public var closesLoan: Bool { before.standing == .open && after.standing != .open }
}
