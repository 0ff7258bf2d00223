/// What decides whether the interest of a credit bears IVA (LIVA arts. 15 fr. X b) and 18-A).
public struct IVACase: Hashable, Sendable, Codable {
  public var lender: Lender
  public var borrower: Borrower
  public var purpose: Purpose
  public var means: Means

  /// Whether the lender is part of the financial system for income tax: at least 70 % of its
  /// assets or of its income come from credit (LISR art. 7).
  public enum Lender: String, Hashable, Sendable, Codable, CaseIterable {
    case sistemaFinanciero, other
  }

  public enum Borrower: Hashable, Sendable, Codable {
    /// Employed, or at home: no activity of its own.
    case personaFisica
    /// With business, independent services or real estate to let.
    case personaFisicaWithActivity(TaxRegistration)
    case personaMoral
  }

  public enum TaxRegistration: String, Hashable, Sendable, Codable, CaseIterable {
    case registeredInRFC, unregistered
  }

  public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
    case consumption, workingCapital
    /// Goods for investing in the activity.
    case bienesDeInversion
    case refaccionario
    /// Habilitación o avío.
    case avio
  }

  public enum Means: String, Hashable, Sendable, Codable, CaseIterable {
    case direct
    /// Drawn with a card: never exempt.
    case card
  }

  public init(
    lender: Lender, borrower: Borrower, purpose: Purpose = .consumption, means: Means = .direct
  ) {
    self.lender = lender
    self.borrower = borrower
    self.purpose = purpose
    self.means = means
  }
}

extension IVACase {
  public enum InterestTax: String, Hashable, Sendable, Codable, CaseIterable {
    case exempt
    /// On what exceeds inflation, as it is earned.
    case onReal
    /// On all of it, as it is collected.
    case onNominal
  }

  public var interestTax: InterestTax {
    guard lender == .sistemaFinanciero else { return .onNominal }
    guard means == .direct else { return .onReal }
    switch borrower {
    case .personaMoral: return .exempt
    case .personaFisica, .personaFisicaWithActivity(.unregistered): return .onReal
    case .personaFisicaWithActivity(.registeredInRFC): return purpose.isExempt ? .exempt : .onReal
    }
  }

  /// Moratorios go with interest. Fees are always taxed, on their whole amount: they are no part
  /// of interest (LIVA art. 18-A). `general` is the rate of the law, by date.
  public func terms(general: IVARule) -> IVATerms {
    switch interestTax {
    case .exempt: IVATerms(interest: .exempt, fees: general)
    case .onReal: IVATerms(interest: general, fees: general, interestBase: .real)
    case .onNominal: IVATerms(interest: general, fees: general)
    }
  }
}

extension IVACase.Purpose {
  /// For a natural person's activity, and registered in the RFC.
  fileprivate var isExempt: Bool {
    switch self {
    case .bienesDeInversion, .refaccionario, .avio: true
    case .consumption, .workingCapital: false
    }
  }
}
