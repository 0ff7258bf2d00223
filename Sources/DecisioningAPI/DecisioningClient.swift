public import Foundation
public import Kernel

/// What other modules may ask of Decisioning. The same request id always gets the same answer.
public struct DecisioningClient: Sendable {
  public var decide: @Sendable (TenantID, DecisionRequest) async throws -> Decision
  public var decision: @Sendable (TenantID, DecisionID) async throws -> Decision?

  public init(
    decide: @escaping @Sendable (TenantID, DecisionRequest) async throws -> Decision,
    decision: @escaping @Sendable (TenantID, DecisionID) async throws -> Decision?
  ) {
    self.decide = decide
    self.decision = decision
  }
}

public struct DecisionRequest: Hashable, Sendable {
  public let id: DecisionID
  public let application: ApplicationID
  public let party: PartyID
  public let productCode: String
  public let inputs: DecisionInputs

  public init(
    id: DecisionID, application: ApplicationID, party: PartyID, productCode: String,
    inputs: DecisionInputs
  ) {
    self.id = id
    self.application = application
    self.party = party
    self.productCode = productCode
    self.inputs = inputs
  }
}

/// What the rules look at. Every figure is as declared or computed at the time of deciding.
public struct DecisionInputs: Hashable, Sendable, Codable {
  public enum BorrowerKind: String, Hashable, Sendable, Codable { case new, returning }

  public var ageYears: Int
  /// State of residence: the CURP's two letters.
  public var state: String
  public var monthlyIncome: Money
  /// What the loan's instalments come to in an average month, all included.
  public var monthlyPayment: Money
  public var amount: Money
  public var borrowerKind: BorrowerKind
  public var isPoliticallyExposed: Bool
  public var actsForSelf: Bool

  public init(
    ageYears: Int, state: String, monthlyIncome: Money, monthlyPayment: Money, amount: Money,
    borrowerKind: BorrowerKind, isPoliticallyExposed: Bool, actsForSelf: Bool
  ) {
    self.ageYears = ageYears
    self.state = state
    self.monthlyIncome = monthlyIncome
    self.monthlyPayment = monthlyPayment
    self.amount = amount
    self.borrowerKind = borrowerKind
    self.isPoliticallyExposed = isPoliticallyExposed
    self.actsForSelf = actsForSelf
  }
}

public struct Decision: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, Codable { case approved, referred, declined }

  public let id: DecisionID
  public let outcome: Outcome
  /// Why, in words a person can read; never empty.
  public let reasons: [DecisionReason]
  /// What must be met before the money leaves; whoever approves sees to it.
  public let conditions: [DecisionReason]
  /// What would be lent instead of, or beside, what was asked for.
  public let offers: [DecisionOffer]
  public let policyVersion: String
  public let decidedAt: Date

  public init(
    id: DecisionID, outcome: Outcome, reasons: [DecisionReason],
    conditions: [DecisionReason] = [], offers: [DecisionOffer] = [], policyVersion: String,
    decidedAt: Date
  ) {
    self.id = id
    self.outcome = outcome
    self.reasons = reasons
    self.conditions = conditions
    self.offers = offers
    self.policyVersion = policyVersion
    self.decidedAt = decidedAt
  }
}

/// An amount that a policy would lend, and in how many payments where it says so.
public struct DecisionOffer: Hashable, Sendable, Codable {
  public let amount: Money
  public let installmentCount: Int?

  public init(amount: Money, installmentCount: Int?) {
    self.amount = amount
    self.installmentCount = installmentCount
  }
}

public struct DecisionReason: Hashable, Sendable, Codable {
  public let code: String
  public let message: String

  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}
