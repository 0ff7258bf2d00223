public import Kernel

/// A charge for opening the loan, taken from what is disbursed or financed with it.
public struct OpeningFee: Hashable, Sendable, Codable {
  public var amount: FeeAmount
  public var settlement: Settlement

  public enum Settlement: String, Hashable, Sendable, Codable, CaseIterable {
    case deducted, financed
  }

  public init(_ amount: FeeAmount, settlement: Settlement) {
    self.amount = amount
    self.settlement = settlement
  }
}

/// A sum, or a share of the principal. Before IVA.
public enum FeeAmount: Hashable, Sendable, Codable {
  case fixed(amount: Money)
  case share(rate: Rate)

  public func of(_ principal: Money, rounding: Rounding) -> Money {
    switch self {
    case .fixed(let amount): amount
    case .share(let rate): principal.proportion(rate, rounding: rounding)
    }
  }
}

/// Cash that the borrower leaves while the loan lives and gets back with its yield. A cost that
/// the CAT counts.
public struct GarantiaLiquida: Hashable, Sendable, Codable {
  public var amount: FeeAmount
  /// What it earns, simple, on a 360-day year.
  public var annualYield: Rate

  public init(_ amount: FeeAmount, annualYield: Rate = .zero) {
    self.amount = amount
    self.annualYield = annualYield
  }
}

extension GarantiaLiquida {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      try kept(.amount), annualYield: try kept(.annualYield, otherwise: .zero))
  }
}
