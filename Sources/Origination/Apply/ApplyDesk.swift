import CRMAPI
import ChannelsAPI
import Documents
import Foundation
import Identity
import KYCAPI
import Kernel
import PlacesAPI
import Postgres
import ServicingAPI
import SignatureAPI
import Tenancy
import Vault
import Web

/// What the screens of an application need.
struct ApplyDesk: Sendable {
  let database: Database
  let vault: Vault
  let tenants: Tenants
  let world: World
  let borrowers: BorrowerSignIn
  let crm: CRMClient
  let kyc: KYCClient
  let places: PlacesClient
  let signature: SignatureClient
  let start: StartApplication
  let keep: KeepAnswers
  let submit: SubmitApplication
  let renew: RenewContract
  let cancel: CancelApplication
  let quote: QuoteLoan
  let price: PriceApplication
  let loan: @Sendable (TenantID, LoanID) async throws -> LoanSummary?

  /// The visiting borrower's own application; anyone else's is not found.
  func application(_ visit: Visit) async throws -> Application {
    let id = try visit.id("application", ApplicationID.self)
    let party = try visit.borrower().party
    let found = try await database.read(for: visit.tenant) { db in try await db.application(id) }
    guard let found, found.party == party else { throw NotFound() }
    return found
  }

  func answers(of application: Application, in tenant: TenantID) async throws -> Answers {
    try await database.transaction(for: tenant) { db in
      try await vault.answers(of: application, in: db)
    }
  }

  /// What the catalogue has under a postal code; nil for one that is not known or not well typed.
  func area(under typed: String) async throws -> PostalArea? {
    guard let code = PostalCode(typed) else { return nil }
    return try await places.area(code)
  }

  /// A text of the institution that stands alone: a notice, an authorisation.
  func legalText(_ kind: DocumentKind, in tenant: TenantID) throws -> LegalText {
    let institution = try tenants.tenant(tenant)
    guard let source = institution.document(kind) else { throw NotFound() }
    return try LegalText(kind, template: source.template(), lender: institution.lenderFields)
  }

  func record(
    _ consents: [(purpose: Consent.Purpose, isGranted: Bool)], of party: PartyID, _ visit: Visit,
    channel: String = "portal", from address: String? = nil
  ) async throws {
    for (purpose, isGranted) in consents {
      let text = try legalText(purpose.document, in: visit.tenant)
      _ = try await kyc.recordConsent(
        visit.tenant,
        Consent(
          id: world.newID(ConsentID.self), party: party, purpose: purpose, isGranted: isGranted,
          textVersion: "\(text.kind.rawValue) v\(text.version)", textHash: text.sha256,
          occurredAt: visit.now,
          channel: channel, remoteAddress: address ?? visit.request.remoteAddress))
    }
  }
}

extension LegalText {
  var shown: HTML { HTML(madeSafe: html, by: "Documents escapes what it draws") }
}

extension Consent.Purpose {
  var document: DocumentKind {
    switch self {
    case .avisoDePrivacidad: .avisoSimplificado
    case .datosFinancieros: .datosFinancieros
    case .buroDeCredito: .autorizacionBuro
    case .mercadotecnia: .mercadotecnia
    }
  }
}

extension Visit {
  var circumstances: Circumstances {
    Circumstances(actor: actor, address: request.remoteAddress, device: request.userAgent)
  }
}
