/// Where the money of each kind of payment goes: one value that a contract fixes.
public struct AllocationPlan: Hashable, Sendable, Codable {
  /// Of every kind that has no rule of its own.
  public var usual: AllocationRule
  public var byKind: [PaymentKind: AllocationRule]
  public var additions: Additions

  /// Which payments find a charge or a drawdown that is recorded after them.
  public enum Additions: String, Hashable, Sendable, Codable, CaseIterable {
    /// Those dated on or after it: what was paid before stays where it went.
    case meetLaterPayments
    /// All: every payment is laid over the table as it is now, as if it had always been so. What is
    /// lent later bears interest from its own day. A drawdown that comes after an event which may
    /// change the table is met from its day on: a prepayment, a payoff, a modification, another
    /// rate, or, where interest follows principal, a payment that may bring some of it ahead.
    case meetAllPayments
  }

  public init(
    usual: AllocationRule, byKind: [PaymentKind: AllocationRule] = [:],
    additions: Additions = .meetLaterPayments
  ) {
    self.usual = usual
    self.byKind = byKind
    self.additions = additions
  }

  /// What is due in the contract's order, the oldest instalment first; the rest waits as credit
  /// and meets each instalment on its day.
  public static func holdingTheRest(_ order: ComponentOrder = .usual) -> Self {
    AllocationPlan(usual: .holdingTheRest(order))
  }

  var isComplete: Bool {
    usual.isComplete && (byKind.isEmpty || byKind.values.allSatisfy(\.isComplete))
  }

  func rule(for kind: PaymentKind) -> AllocationRule {
    byKind.isEmpty ? usual : byKind[kind] ?? usual
  }
}

extension AllocationPlan {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      usual: try kept(.usual), byKind: try kept(.byKind, otherwise: [:]),
      additions: try kept(.additions, otherwise: .meetLaterPayments))
  }
}

/// What money is, as far as its allocation goes.
public enum PaymentKind: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  case payment
  /// Meant for principal that is not due.
  case prepayment
  /// The borrower's own share of what was bought with the loan, on the day it is disbursed.
  case downPayment
  /// The lender gives something up.
  case goodwill
  /// A shop took back what the loan paid for.
  case merchantRefund
  /// Part of a disbursement that came back.
  case payoutRefund
}
