public import Foundation
public import Kernel

/// What other modules may ask of Signature.
public struct SignatureClient: Sendable {
  /// Renders and keeps the contract's documents. The same contract id gives the same contract.
  public var prepare: @Sendable (TenantID, ContractDraft) async throws -> ContractSummary
  /// Replaces the papers of a contract that nobody signed on the day they were prepared; those of
  /// the same day stay.
  public var renew: @Sendable (TenantID, ContractDraft, Actor) async throws -> ContractSummary
  public var contract: @Sendable (TenantID, ContractID) async throws -> ContractSummary?
  /// Withdraws a contract that nobody signed.
  public var withdraw: @Sendable (TenantID, ContractID, Actor) async throws -> Void
  /// The borrower's right to cancel a signed contract within ten business days; whoever ordered
  /// the loan hears `ContractCancelled`.
  public var cancel: @Sendable (TenantID, ContractID, Actor) async throws -> ContractSummary

  public init(
    prepare: @escaping @Sendable (TenantID, ContractDraft) async throws -> ContractSummary,
    renew: @escaping @Sendable (TenantID, ContractDraft, Actor) async throws -> ContractSummary,
    contract: @escaping @Sendable (TenantID, ContractID) async throws -> ContractSummary?,
    withdraw: @escaping @Sendable (TenantID, ContractID, Actor) async throws -> Void,
    cancel: @escaping @Sendable (TenantID, ContractID, Actor) async throws -> ContractSummary
  ) {
    self.prepare = prepare
    self.renew = renew
    self.contract = contract
    self.withdraw = withdraw
    self.cancel = cancel
  }
}

public struct ContractSummary: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case prepared, signed
    /// Never signed, and nobody may sign it any more.
    case withdrawn
    /// Signed, and cancelled by the borrower within ten business days.
    case cancelled
  }

  public let id: ContractID
  public let application: ApplicationID
  public let party: PartyID
  public let state: State
  public let preparedAt: Date
  public let signedAt: Date?
  /// SHA-256 of the signed package, in hexadecimal.
  public let sha256: String

  public init(
    id: ContractID, application: ApplicationID, party: PartyID, state: State,
    preparedAt: Date, signedAt: Date?, sha256: String
  ) {
    self.id = id
    self.application = application
    self.party = party
    self.state = state
    self.preparedAt = preparedAt
    self.signedAt = signedAt
    self.sha256 = sha256
  }
}
