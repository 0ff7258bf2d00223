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
  /// What the contract offered, as it was signed or is to be.
  public var offer: @Sendable (TenantID, ContractID) async throws -> ContractOffer?
  /// The borrower's right to cancel a signed contract within ten business days; whoever ordered
  /// the loan hears `ContractCancellationRequested`.
  public var cancel: @Sendable (TenantID, ContractID, Circumstances) async throws -> ContractSummary

  public init(
    prepare: @escaping @Sendable (TenantID, ContractDraft) async throws -> ContractSummary,
    renew: @escaping @Sendable (TenantID, ContractDraft, Actor) async throws -> ContractSummary,
    contract: @escaping @Sendable (TenantID, ContractID) async throws -> ContractSummary?,
    offer: @escaping @Sendable (TenantID, ContractID) async throws -> ContractOffer?,
    cancel:
      @escaping @Sendable (TenantID, ContractID, Circumstances) async throws
      -> ContractSummary
  ) {
    self.prepare = prepare
    self.renew = renew
    self.contract = contract
    self.offer = offer
    self.cancel = cancel
  }
}

/// The price that a contract names, and the day it was worked out.
public struct ContractOffer: Hashable, Sendable {
  public let preparedOn: CalendarDate
  public let terms: ContractDraft.Terms
  public let schedule: [ContractDraft.Line]

  public init(
    preparedOn: CalendarDate, terms: ContractDraft.Terms, schedule: [ContractDraft.Line]
  ) {
    self.preparedOn = preparedOn
    self.terms = terms
    self.schedule = schedule
  }
}

public struct ContractSummary: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case prepared, signed
    /// The borrower asked to cancel; it is cancelled once the loan is.
    case cancelling
    /// Never signed, and nobody may sign it any more.
    case withdrawn
    /// Signed, and of no effect since its loan was cancelled.
    case cancelled
  }

  public let id: ContractID
  public let application: ApplicationID
  public let party: PartyID
  public let state: State
  public let preparedAt: Date
  public let signedAt: Date?
  /// The last day to cancel it without cost; nil where it cannot be cancelled.
  public let cancellableThrough: CalendarDate?
  /// SHA-256 of the signed package, in hexadecimal.
  public let sha256: String

  public init(
    id: ContractID, application: ApplicationID, party: PartyID, state: State,
    preparedAt: Date, signedAt: Date?, sha256: String, cancellableThrough: CalendarDate? = nil
  ) {
    self.id = id
    self.application = application
    self.party = party
    self.state = state
    self.preparedAt = preparedAt
    self.signedAt = signedAt
    self.sha256 = sha256
    self.cancellableThrough = cancellableThrough
  }
}
