public import Foundation
public import Kernel

/// What other modules may ask of KYC: consents, declarations and the documents of a person.
public struct KYCClient: Sendable {
  public var recordConsent: @Sendable (TenantID, Consent) async throws -> ConsentID
  public var consents: @Sendable (TenantID, PartyID) async throws -> [Consent]
  public var storeDocument: @Sendable (TenantID, IdentityDocument) async throws -> DocumentID
  public var documents: @Sendable (TenantID, PartyID) async throws -> [IdentityDocumentSummary]

  public init(
    recordConsent: @escaping @Sendable (TenantID, Consent) async throws -> ConsentID,
    consents: @escaping @Sendable (TenantID, PartyID) async throws -> [Consent],
    storeDocument: @escaping @Sendable (TenantID, IdentityDocument) async throws -> DocumentID,
    documents: @escaping @Sendable (TenantID, PartyID) async throws -> [IdentityDocumentSummary]
  ) {
    self.recordConsent = recordConsent
    self.consents = consents
    self.storeDocument = storeDocument
    self.documents = documents
  }
}

/// One separate act of consent (LFPDPPP; LRSIC art. 28 for the bureau), as it was given.
public struct Consent: Hashable, Sendable {
  public enum Purpose: String, Hashable, Sendable, Codable, CaseIterable {
    case avisoDePrivacidad, datosFinancieros, buroDeCredito, mercadotecnia
  }

  public let id: ConsentID
  public let party: PartyID
  public let purpose: Purpose
  public let isGranted: Bool
  /// The version of the text shown, and the SHA-256 of its bytes in hexadecimal.
  public let textVersion: String
  public let textHash: String
  public let occurredAt: Date
  /// `portal`, `branch`, `api`, `message`.
  public let channel: String
  public let remoteAddress: String

  public init(
    id: ConsentID, party: PartyID, purpose: Purpose, isGranted: Bool, textVersion: String,
    textHash: String, occurredAt: Date, channel: String, remoteAddress: String
  ) {
    self.id = id
    self.party = party
    self.purpose = purpose
    self.isGranted = isGranted
    self.textVersion = textVersion
    self.textHash = textHash
    self.occurredAt = occurredAt
    self.channel = channel
    self.remoteAddress = remoteAddress
  }
}

public struct IdentityDocument: Sendable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case ineFront, ineBack
  }

  public let id: DocumentID
  public let party: PartyID
  public let kind: Kind
  public let contentType: String
  public let bytes: [UInt8]

  public init(
    id: DocumentID, party: PartyID, kind: Kind, contentType: String, bytes: [UInt8]
  ) {
    self.id = id
    self.party = party
    self.kind = kind
    self.contentType = contentType
    self.bytes = bytes
  }
}

public struct IdentityDocumentSummary: Hashable, Sendable {
  public let id: DocumentID
  public let kind: IdentityDocument.Kind
  public let sha256: String
  public let receivedAt: Date

  public init(id: DocumentID, kind: IdentityDocument.Kind, sha256: String, receivedAt: Date) {
    self.id = id
    self.kind = kind
    self.sha256 = sha256
    self.receivedAt = receivedAt
  }
}
