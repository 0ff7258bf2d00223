public import Kernel

/// The borrower's own share of a disbursement (enganche). It is lent like the rest and due the same
/// day, in a row of its own; only what is left is spread over the instalments.
public struct DownPayment: Hashable, Sendable, Codable {
  public var share: Rate
  public var collection: Collection
  /// It is a whole number of these.
  public var multiple: Money

  public enum Collection: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is taken to be paid as the money is disbursed: the shop collects it with the sale.
    case automatic
    /// The borrower pays it, like anything else.
    case byPayment
  }

  public init(
    share: Rate, collection: Collection = .byPayment, multiple: Money = .centavos(1)
  ) {
    self.share = share
    self.collection = collection
    self.multiple = multiple
  }
}

extension DownPayment {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      share: try kept(.share), collection: try kept(.collection, otherwise: .byPayment),
      multiple: try kept(.multiple, otherwise: .centavos(1)))
  }
}

/// How a later drawdown joins the instalments.
public enum DrawdownRule: String, Hashable, Sendable, Codable, CaseIterable {
  /// It is spread over as many instalments as the loan has in all: those due on its day or later
  /// carry their share, and the last takes the shares of those that are over. Once another table
  /// took the place of the one signed, or principal that was paid early has spared interest, as
  /// `overRemaining`: shared out again, the table would charge what it had spared.
  case overOriginalCount
  /// The instalments due after its day are worked out again for the larger balance.
  case overRemaining
}

/// Where the odd centavos of flat interest go.
public enum FlatInterest: String, Hashable, Sendable, Codable, CaseIterable {
  /// Each instalment's interest is rounded, and together they are what they are.
  case eachInstallment
  /// The loan's interest is rounded once, and the last instalment takes what the others left, if
  /// they left anything.
  case whole
}

extension LoanTerms {
  /// The part of a disbursement that is due at once.
  public func downPayment(of amount: Money) -> Money {
    guard let downPayment else { return .zero }
    let units = downPayment.multiple.minorUnits
    let count = rounding.divide(
      Int128(amount.minorUnits) * Int128(downPayment.share.millionths),
      by: Int128(Rate.one.millionths) * Int128(units))
    return Money(minorUnits: count * units)
  }

  /// What the instalments repay: all that is lent, less the down payment.
  var plannedPrincipal: Money { amortizedPrincipal - downPayment(of: principal) }
}
