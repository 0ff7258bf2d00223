import Kernel
import ServicingAPI

/// The figures that a lender lives by, each with the rule that makes it.
struct Portfolio: Hashable, Sendable {
  let summary: PortfolioSummary

  init(_ summary: PortfolioSummary) { self.summary = summary }

  /// Overdue principal over active principal, in millionths.
  var overdueRatio: Rate { Self.ratio(summary.overduePrincipal, of: summary.activePrincipal) }

  /// The whole principal of loans more than 30 days past due, over active principal.
  var atRisk30Ratio: Rate { Self.ratio(summary.atRisk30, of: summary.activePrincipal) }

  /// What was collected of what fell due in the periods shown.
  var collectedRatio: Rate {
    let expected = summary.periods.map(\.expected).sum
    return Self.ratio(summary.periods.map(\.collected).sum, of: expected)
  }

  /// Nothing of nothing is nothing.
  static func ratio(_ part: Money, of whole: Money) -> Rate {
    guard whole.isPositive else { return .zero }
    let numerator = Int128(part.minorUnits) * Int128(Rate.one.millionths)
    return Rate(
      millionths: Rounding.halfUp.divide(numerator, by: Int128(whole.minorUnits)))
  }

  /// A percentage with one decimal, as screens show it.
  static func percent(_ rate: Rate) -> String {
    let tenths = Rounding.halfUp.divide(Int128(rate.millionths), by: 1_000)
    return RateText(tenths: tenths).text
  }
}
