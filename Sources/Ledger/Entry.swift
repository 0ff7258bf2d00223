public import Kernel

/// One economic fact as double entry: what is owed to each account, summing to zero.
public struct Entry: Hashable, Sendable {
  public let effectiveOn: CalendarDate
  /// What it comes from, unique for ever: `repayment:rep_…`.
  public let source: String
  public let memo: String
  public let lines: [Line]

  /// Lines of zero are left out. An entry that does not balance is a defect of its author.
  public init(effectiveOn: CalendarDate, source: String, memo: String, lines: [Line]) {
    self.effectiveOn = effectiveOn
    self.source = source
    self.memo = memo
    self.lines = lines.filter { !$0.amount.isZero }
    precondition(self.lines.map(\.amount).sum.isZero, "an entry balances: \(source)")
  }

  public struct Line: Hashable, Sendable {
    public let account: Account
    /// Debits positive, credits negative.
    public let amount: Money
    public let dimensions: Dimensions

    public static func debit(
      _ account: Account, _ amount: Money, _ dimensions: Dimensions = Dimensions()
    ) -> Line {
      Line(account: account, amount: amount, dimensions: dimensions)
    }

    public static func credit(
      _ account: Account, _ amount: Money, _ dimensions: Dimensions = Dimensions()
    ) -> Line {
      Line(account: account, amount: -amount, dimensions: dimensions)
    }
  }

  /// What a balance can be broken down by.
  public struct Dimensions: Hashable, Sendable {
    public var product: String?
    public var branch: String?
    public var stage: Int?
    public var loan: LoanID?

    public init(
      product: String? = nil, branch: String? = nil, stage: Int? = nil, loan: LoanID? = nil
    ) {
      self.product = product
      self.branch = branch
      self.stage = stage
      self.loan = loan
    }
  }
}
