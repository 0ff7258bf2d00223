public import Kernel
public import Lending

/// What a lender sells: ranges to choose within and the terms that everything else follows from.
/// A loan keeps the version it was sold under.
public struct LoanProduct: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case individual, group
  }

  public let code: String
  /// Given when the manifest is applied: 1 for the first, one more for each change.
  public internal(set) var version: Int
  public let name: String
  public let kind: Kind
  /// One or two plain sentences for the portal.
  public let summary: String
  /// Number of the contract in the authority's register of adhesion contracts.
  public let reca: String
  public let amount: AmountChoice
  public let installments: InstallmentChoice
  public let terms: TermsTemplate
  public let pagare: Pagare
  public let consultsBureau: Bool
  public let group: GroupRules?

  public enum Pagare: String, Hashable, Sendable, Codable, CaseIterable {
    case none, perInstallment, atSightOnPaper
  }

  /// Business days after signing in which the borrower may cancel any product without cost, which
  /// contracts and notices name.
  public static let cancellationDays = CoolingOff.workingDays
}

public struct AmountChoice: Hashable, Sendable, Codable {
  public let min: Money
  public let max: Money
  public let step: Money
  public let preset: Money
}

public struct InstallmentChoice: Hashable, Sendable, Codable {
  public let options: [Int]
  public let preset: Int
}

/// How a group product is formed and answers.
public struct GroupRules: Hashable, Sendable, Codable {
  public let minMembers: Int
  public let maxMembers: Int
  public let officers: [String]
  public let hasJointLiability: Bool
}

extension LoanProduct {
  public var amountRange: ClosedRange<Money> { amount.min...amount.max }
  public var installmentChoices: [Int] { installments.options }
  public var installmentRange: ClosedRange<Int> {
    (installments.options.min() ?? 1)...(installments.options.max() ?? 1)
  }

  /// The terms of one loan of this product.
  public func terms(
    amount: Money, installments: Int, disbursedOn: CalendarDate
  ) -> LoanTerms {
    terms.terms(
      principal: amount, disbursedOn: disbursedOn, installmentCount: installments)
  }

  /// Why this amount or this term is not sold; empty where it is.
  public func problems(amount: Money, installments: Int) -> [FieldError] {
    var errors: [FieldError] = []
    if !amountRange.contains(amount) {
      errors.append(
        FieldError(
          "amount",
          "El monto va de \(amountRange.lowerBound.text) a \(amountRange.upperBound.text).")
      )
    } else if (amount - self.amount.min).minorUnits % self.amount.step.minorUnits != 0 {
      errors.append(
        FieldError("amount", "El monto se pide en pasos de \(self.amount.step.text)."))
    }
    if !installmentChoices.contains(installments) {
      errors.append(FieldError("installments", "El plazo es uno de los que se ofrecen."))
    }
    return errors
  }
}
