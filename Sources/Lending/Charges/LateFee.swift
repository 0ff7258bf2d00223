public import Kernel

/// A charge for lateness. One event is never charged twice: a loan that has a late fee bears no
/// moratorio at all, whatever its moratorio rate says, also in days on which the fee charges
/// nothing. Before its IVA it does not grow beyond what is overdue on the day that adds to it
/// (LTOSF art. 4 Bis; Banxico's fee rules).
public struct LateFee: Hashable, Sendable, Codable {
  public var amount: Amount
  public var frequency: LateFrequency
  /// Days late before the first is charged.
  public var graceDays: Int
  /// Overdue less than this is charged nothing.
  public var minimumOverdue: Money
  /// The most that one instalment can owe of it. Nil: what is overdue.
  public var cap: Money?

  /// Before IVA.
  public enum Amount: Hashable, Sendable, Codable {
    case fixed(Money)
    /// Of what is overdue.
    case share(Rate)
    /// By days late: the last step reached, its sum being the total charged so far.
    case ladder([Step])

    private enum FixedCodingKeys: String, CodingKey { case _0 = "amount" }
    private enum ShareCodingKeys: String, CodingKey { case _0 = "rate" }
    private enum LadderCodingKeys: String, CodingKey { case _0 = "steps" }
  }

  public struct Step: Hashable, Sendable, Codable {
    public var daysLate: Int
    public var total: Money

    public init(daysLate: Int, total: Money) {
      self.daysLate = daysLate
      self.total = total
    }
  }

  public enum LateFrequency: String, Hashable, Sendable, Codable, CaseIterable {
    /// Once while the loan is late, with the oldest instalment.
    case onceWhileLate
    case oncePerInstallment
    case daily
  }

  public init(
    _ amount: Amount, frequency: LateFrequency = .oncePerInstallment, graceDays: Int = 0,
    minimumOverdue: Money = .zero, cap: Money? = nil
  ) {
    self.amount = amount
    self.frequency = frequency
    self.graceDays = graceDays
    self.minimumOverdue = minimumOverdue
    self.cap = cap
  }
}

extension LateFee {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      try kept(.amount), frequency: try kept(.frequency, otherwise: .oncePerInstallment),
      graceDays: try kept(.graceDays, otherwise: 0),
      minimumOverdue: try kept(.minimumOverdue, otherwise: .zero),
      cap: try kept(.cap, otherwise: nil))
  }
}
