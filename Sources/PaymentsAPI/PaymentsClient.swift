public import Foundation
public import Kernel

/// What other modules may ask of Payments.
public struct PaymentsClient: Sendable {
  /// The person's one CLABE with this institution; nil before it was allotted, which is when their
  /// first loan is about to be paid out or asks for a deposit.
  public var collectionCLABE: @Sendable (TenantID, PartyID) async throws -> String?
  public var disbursement: @Sendable (TenantID, LoanID) async throws -> DisbursementSummary?

  public init(
    collectionCLABE: @escaping @Sendable (TenantID, PartyID) async throws -> String?,
    disbursement: @escaping @Sendable (TenantID, LoanID) async throws -> DisbursementSummary?
  ) {
    self.collectionCLABE = collectionCLABE
    self.disbursement = disbursement
  }
}

public struct DisbursementSummary: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, Codable {
    case requested, held, submitted, settled, rejected, returned
  }

  public let id: DisbursementID
  public let loan: LoanID
  public let amount: Money
  public let state: State
  public let claveRastreo: String?
  public let settledAt: Date?

  public init(
    id: DisbursementID, loan: LoanID, amount: Money, state: State, claveRastreo: String?,
    settledAt: Date?
  ) {
    self.id = id
    self.loan = loan
    self.amount = amount
    self.state = state
    self.claveRastreo = claveRastreo
    self.settledAt = settledAt
  }
}

public struct ReceiptSummary: Hashable, Sendable {
  public enum Method: String, Hashable, Sendable, Codable { case spei, cash }

  public let id: PaymentID
  public let method: Method
  public let amount: Money
  public let occurredAt: Date
  public let claveRastreo: String?
  public let isReversed: Bool

  public init(
    id: PaymentID, method: Method, amount: Money, occurredAt: Date, claveRastreo: String?,
    isReversed: Bool
  ) {
    self.id = id
    self.method = method
    self.amount = amount
    self.occurredAt = occurredAt
    self.claveRastreo = claveRastreo
    self.isReversed = isReversed
  }
}
