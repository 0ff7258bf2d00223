public import Kernel

/// How little or how late counts as not late at all when days past due are told.
public struct Tolerance: Hashable, Sendable, Codable {
  /// An instalment that lacks no more than this counts as paid.
  public var amount: Money
  /// Days late that are told as none; after them all count.
  public var days: Int

  public init(amount: Money = .zero, days: Int = 0) {
    self.amount = amount
    self.days = days
  }

  public static let none = Tolerance()
}

extension Tolerance {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      amount: try kept(.amount, otherwise: .zero), days: try kept(.days, otherwise: 0))
  }
}
