public import Kernel

/// Part of the interest is not charged, or comes back, where an instalment is paid by its day.
public struct Punctuality: Hashable, Sendable, Codable {
  /// Of the instalment's ordinary interest, with its IVA.
  public var share: Rate
  public var reward: Reward

  public enum Reward: String, Hashable, Sendable, Codable, CaseIterable {
    /// The instalment asks for less.
    case waived
    /// It is paid whole, and the reward waits as credit.
    case returned
  }

  public init(share: Rate, reward: Reward) {
    self.share = share
    self.reward = reward
  }
}

/// Whether ordinary interest follows principal that is paid before or after its day. Before it,
/// only where the allocation pays principal ahead: money that waits as credit repays nothing yet.
public enum Recalculation: String, Hashable, Sendable, Codable, CaseIterable {
  /// The table says what each instalment bears, whatever was paid early. Only what works it out
  /// again (a prepayment, a modification, a drawdown as it joins) finds less unpaid.
  case none
  /// Principal paid early stops bearing interest that day.
  case onEarly
  /// And principal paid late goes on bearing it.
  case onEarlyAndLate
}
