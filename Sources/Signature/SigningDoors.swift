public import Foundation
public import Kernel

/// What Signature needs of other rooms; CaudalServer wires it.
public struct SigningDoors: Sendable {
  /// A code on its way to the borrower's phone. `flow` must come back with the digits.
  public struct SentCode: Hashable, Sendable {
    public let flow: String
    public let expiresAt: Date

    public init(flow: String, expiresAt: Date) {
      self.flow = flow
      self.expiresAt = expiresAt
    }
  }

  /// Digits somebody typed, and the flow they belong to.
  public struct TypedCode: Hashable, Sendable {
    public let digits: String
    public let flow: String

    public init(digits: String, flow: String) {
      self.digits = digits
      self.flow = flow
    }
  }

  /// Sends a one-time code that serves only to sign that subject: one edition of one contract.
  public var sendCode: @Sendable (TenantID, String, PhoneNumber) async throws -> SentCode
  /// Spends a code; throws a refusal where it does not match or is over.
  public var spendCode: @Sendable (TenantID, String, TypedCode) async throws -> Void
  /// False where the law forbids it: a person on the list of blocked persons.
  public var mayContract: @Sendable (TenantID, PartyID) async throws -> Bool
  /// Whether what the contract was prepared for still stands.
  public var isApproved: @Sendable (TenantID, ApplicationID) async throws -> Bool
  /// Whether the loan of a contract was paid in full: nothing is left to cancel.
  public var isPaidOff: @Sendable (TenantID, LoanID) async throws -> Bool
  /// What left for the borrower's account because of this contract; nil where nothing did.
  public var paidOut: @Sendable (TenantID, LoanID) async throws -> Money?
  /// Tells the borrower that their copy is waiting, with the folio and the amount.
  public var deliverCopy: @Sendable (TenantID, PartyID, Copy) async throws -> Void

  /// What the message about a signed contract says.
  public struct Copy: Hashable, Sendable {
    public let contract: ContractID
    public let folio: String
    public let amount: Money
  }

  public init(
    sendCode: @escaping @Sendable (TenantID, String, PhoneNumber) async throws -> SentCode,
    spendCode: @escaping @Sendable (TenantID, String, TypedCode) async throws -> Void,
    mayContract: @escaping @Sendable (TenantID, PartyID) async throws -> Bool,
    isApproved: @escaping @Sendable (TenantID, ApplicationID) async throws -> Bool,
    isPaidOff: @escaping @Sendable (TenantID, LoanID) async throws -> Bool,
    paidOut: @escaping @Sendable (TenantID, LoanID) async throws -> Money?,
    deliverCopy: @escaping @Sendable (TenantID, PartyID, Copy) async throws -> Void
  ) {
    self.sendCode = sendCode
    self.spendCode = spendCode
    self.mayContract = mayContract
    self.isApproved = isApproved
    self.isPaidOff = isPaidOff
    self.paidOut = paidOut
    self.deliverCopy = deliverCopy
  }
}
