public import Kernel

/// A command: what the contract was prepared for ended, so nobody may sign it any more. Whoever
/// sends it answers for this: because of this contract no loan was ordered, nor will be.
public struct ContractWithdrawalOrdered: Fact, Hashable {
  public static let name = "signature.contract_withdrawal_ordered.v1"

  public let contract: ContractID
  public let by: Actor

  public init(contract: ContractID, by: Actor) {
    self.contract = contract
    self.by = by
  }
}

/// A command: how the cancellation of a signed contract ended.
public struct ContractCancellationEnded: Fact, Hashable {
  public static let name = "signature.contract_cancellation_ended.v1"

  public enum Outcome: String, Hashable, Sendable, Codable {
    /// The loan is cancelled: its money never left, or came back.
    case cancelled
    /// The money was not returned within the term: the loan goes on, and its contract with it.
    case lapsed
  }

  public let contract: ContractID
  public let outcome: Outcome

  public init(contract: ContractID, outcome: Outcome) {
    self.contract = contract
    self.outcome = outcome
  }
}
