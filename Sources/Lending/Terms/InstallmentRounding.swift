public import Kernel

/// To what the agreed instalment is rounded, and which instalment takes the difference.
public struct InstallmentRounding: Hashable, Sendable, Codable {
  /// Instalments are multiples of this: one centavo, one peso, five pesos.
  public var multiple: Money
  /// Nil: the loan's own rounding.
  public var mode: Rounding?
  public var difference: Difference

  /// Where what rounding left over lands.
  public enum Difference: String, Hashable, Sendable, Codable, CaseIterable {
    case last
    /// The first instalment differs, so that the last is like the others to within a few centavos.
    case first
    /// The instalment itself moves by the difference over their number, where that brings the last
    /// one closer; what is left goes to the last.
    case spread
  }

  public init(
    multiple: Money = .centavos(1), mode: Rounding? = nil, difference: Difference = .last
  ) {
    self.multiple = multiple
    self.mode = mode
    self.difference = difference
  }

  public static let toTheCentavo = InstallmentRounding()
}

extension InstallmentRounding {
  public init(from decoder: any Decoder) throws {
    let kept = try UsualForm(decoder, keyedBy: CodingKeys.self)
    self.init(
      multiple: try kept(.multiple, otherwise: .centavos(1)), mode: try kept(.mode, otherwise: nil),
      difference: try kept(.difference, otherwise: .last))
  }
}

extension LoanTerms {
  /// `numerator / denominator` centavos as an instalment that the contract may agree.
  func agreed(_ numerator: Int128, by denominator: Int128) -> Money {
    let multiple = installmentRounding.multiple.minorUnits
    let count = (installmentRounding.mode ?? rounding).divide(
      numerator, by: denominator * Int128(multiple))
    return Money(minorUnits: count * multiple, currency: principal.currency)
  }
}
