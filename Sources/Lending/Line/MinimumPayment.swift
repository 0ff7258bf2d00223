public import Kernel

/// The least that keeps a line current: the greatest of three amounts, never more than is owed,
/// with what was unpaid of earlier minimums and what exceeds the limit on top.
public struct MinimumPayment: Hashable, Sendable, Codable {
  /// A share of the balance at the cut-off…
  public var share: Rate
  public var shareOf: ShareBase
  /// …with these charges whole.
  public var adding: Charges
  /// Or a share of the limit.
  public var limitShare: Rate
  /// Or an amount.
  public var floor: Money

  public enum ShareBase: String, Hashable, Sendable, Codable, CaseIterable {
    case principal
    /// All that is owed but the cycle's own interest and its IVA.
    case balance
  }

  public enum Charges: String, Hashable, Sendable, Codable, CaseIterable {
    /// Interest and moratorio, with IVA.
    case interest
    /// Fees too.
    case interestAndFees
  }

  public init(
    share: Rate, of shareOf: ShareBase = .principal, adding: Charges = .interestAndFees,
    limitShare: Rate = .zero, floor: Money = .zero
  ) {
    self.share = share
    self.shareOf = shareOf
    self.adding = adding
    self.limitShare = limitShare
    self.floor = floor
  }
}

extension MinimumPayment {
  /// Banxico's for credit cards (Circular 34/2010): the greater of 1.5 % of the balance with the
  /// cycle's interest and IVA, and 1.25 % of the limit.
  public static let card = MinimumPayment(
    share: Rate(millionths: 15_000), of: .balance, adding: .interest,
    limitShare: Rate(millionths: 12_500))
  /// Principal is repaid when the borrower likes.
  public static let chargesOnly = MinimumPayment(share: .zero)
  /// Everything at every cut-off.
  public static let everything = MinimumPayment(share: .one)

  /// Before what is unpaid of earlier minimums and what exceeds the limit. `owed` is everything
  /// at the cut-off, `open` the part of it in no earlier minimum, `interest` the cycle's own.
  func amount(
    owed: Balance, open: Balance, interest: Part, limit: Money, rounding: Rounding
  ) -> Money {
    let base =
      switch shareOf {
      case .principal: owed.principal
      case .balance: owed.total - interest.total
      }
    let interestOpen = open.ordinaryInterest.total + open.moratorio.total
    let charges =
      switch adding {
      case .interest: interestOpen
      case .interestAndFees: interestOpen + open.fees.total + open.collectionFees.total
      }
    let shared = base.proportion(share, rounding: rounding) + charges
    return max(shared, limit.proportion(limitShare, rounding: rounding), floor)
  }
}
