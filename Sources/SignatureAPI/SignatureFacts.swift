public import Foundation
public import Kernel

/// The documents of a loan are ready to be read and signed.
public struct ContractPrepared: Fact, Hashable {
  public static let name = "signature.contract_prepared.v1"

  public let contract: ContractID
  public let application: ApplicationID
  public let party: PartyID

  public init(contract: ContractID, application: ApplicationID, party: PartyID) {
    self.contract = contract
    self.application = application
    self.party = party
  }
}

/// The borrower signed. Whoever ordered the contract goes on from here.
public struct ContractSigned: Fact, Hashable {
  public static let name = "signature.contract_signed.v1"

  public let contract: ContractID
  public let application: ApplicationID
  public let party: PartyID
  public let signedAt: Date
  /// In the institution's business days: the loan's dates count from it.
  public let signedOn: CalendarDate

  public init(
    contract: ContractID, application: ApplicationID, party: PartyID, signedAt: Date,
    signedOn: CalendarDate
  ) {
    self.contract = contract
    self.application = application
    self.party = party
    self.signedAt = signedAt
    self.signedOn = signedOn
  }
}

/// The borrower used the right to cancel a signed contract without cost (LTOSF 11 Bis 1). What
/// was ordered because of it is to be withdrawn.
public struct ContractCancellationRequested: Fact, Hashable {
  public static let name = "signature.contract_cancellation_requested.v1"

  public let contract: ContractID
  public let application: ApplicationID
  public let loan: LoanID
  public let party: PartyID
  public let by: Actor
  public let requestedAt: Date
  /// The institution's business date then: what is heard later was asked on this day.
  public let requestedOn: CalendarDate

  public init(
    contract: ContractID, application: ApplicationID, loan: LoanID, party: PartyID, by: Actor,
    requestedAt: Date, requestedOn: CalendarDate
  ) {
    self.contract = contract
    self.application = application
    self.loan = loan
    self.party = party
    self.by = by
    self.requestedAt = requestedAt
    self.requestedOn = requestedOn
  }
}

/// A signed contract is of no effect: its money never left, or came back.
public struct ContractCancelled: Fact, Hashable {
  public static let name = "signature.contract_cancelled.v1"

  public let contract: ContractID
  public let application: ApplicationID
  public let loan: LoanID
  public let party: PartyID
  public let cancelledAt: Date

  public init(
    contract: ContractID, application: ApplicationID, loan: LoanID, party: PartyID,
    cancelledAt: Date
  ) {
    self.contract = contract
    self.application = application
    self.loan = loan
    self.party = party
    self.cancelledAt = cancelledAt
  }
}
