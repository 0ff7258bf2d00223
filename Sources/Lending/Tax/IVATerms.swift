/// How a loan's interest, moratorio and fees bear IVA.
public struct IVATerms: Hashable, Sendable {
  public var interest: IVARule
  /// Moratorios follow the rule of interest (LIVA art. 18-A), unless the contract's tax case says
  /// otherwise.
  public var moratorio: IVARule
  /// Fees and penalties are no part of interest: always on the whole amount.
  public var fees: IVARule
  public var interestBase: InterestBase

  /// What of the interest the rate is applied to.
  public enum InterestBase: String, Hashable, Sendable, Codable, CaseIterable {
    /// All of it.
    case nominal
    /// What exceeds inflation (LIVA art. 18-A): only for lenders of the financial system.
    case real
  }

  public init(
    interest: IVARule, moratorio: IVARule? = nil, fees: IVARule,
    interestBase: InterestBase = .nominal
  ) {
    self.interest = interest
    self.moratorio = moratorio ?? interest
    self.fees = fees
    self.interestBase = interestBase
  }

  public func check() throws(TaxRefused) {
    for rule in [interest, moratorio, fees] { try rule.check() }
  }

  /// The same as an answer, for whoever has words of their own.
  var isPossible: Bool {
    do throws(TaxRefused) {
      try check()
      return true
    } catch {
      return false
    }
  }
}
