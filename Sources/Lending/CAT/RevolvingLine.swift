public import Kernel

/// A line of credit as the CAT supposes it to be used (Circular 9/2015): drawn whole at the
/// start, only the minimum paid at the end of each of 36 months of 30 days, what that frees drawn
/// again at once, and the balance repaid with the last. Discounts for meeting the terms are left
/// out.
public struct RevolvingLine: Hashable, Sendable, Codable {
  public var limit: Money
  public var annualRate: Rate
  /// What the minimum payment repays of principal, beside the month's interest. Before IVA.
  public var principalInMinimum: Money
  /// Charged at the end of the first month of each year. Before IVA.
  public var annualFee: Money
  /// Compulsory and charged every month: administration, insurance. Before IVA.
  public var monthlyFee: Money

  public init(
    limit: Money, annualRate: Rate, principalInMinimum: Money = .zero, annualFee: Money = .zero,
    monthlyFee: Money = .zero
  ) {
    self.limit = limit
    self.annualRate = annualRate
    self.principalInMinimum = principalInMinimum
    self.annualFee = annualFee
    self.monthlyFee = monthlyFee
  }

  private static let months = 36

  public func flows(rounding: Rounding = .halfEven) -> CreditFlows {
    let interest = limit.interest(
      at: annualRate, days: 30, year: 360, rounding: rounding)
    var flows = [CashFlow(limit, at: .start)]
    for month in 1...Self.months {
      let time = YearFraction(month, of: 12)
      let fee = monthlyFee + (month % 12 == 1 ? annualFee : .zero)
      let repaid = month == Self.months ? limit : principalInMinimum
      flows.append(CashFlow(-(interest + fee + repaid), at: time))
      if month < Self.months, principalInMinimum.isPositive {
        flows.append(CashFlow(principalInMinimum, at: time))
      }
    }
    return CreditFlows(credit: flows)
  }

  /// The lines that advertising has to suppose, by the kind of card or its like. The UDI is that
  /// of 31 December, and holds from the first banking day of January.
  public enum Advertised: String, Hashable, Sendable, Codable, CaseIterable {
    case clasica, oro, platino

    public func limit(udi: UDI) -> Money {
      switch self {
      case .clasica: udi.pesos(3_000)
      case .oro: udi.pesos(7_000)
      case .platino: udi.pesos(13_000)
      }
    }
  }
}
