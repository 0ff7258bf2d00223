import Audit
import Foundation
import KYCAPI
import Kernel
import Postgres
import Vault

/// Seals a photograph of an identity document into the expediente. The same id twice is one
/// photograph.
struct StoreDocument: Sendable {
  let database: Database
  let vault: Vault
  let audit: Audit
  let world: World

  /// Photographs of a telephone are 2 to 6 MB; more is not a better credential.
  static let maximumBytes = 8 * 1_024 * 1_024

  enum Refused: Refusal, Hashable {
    case notAnImage(field: String)
    case tooLarge(field: String)
    case cutShort(field: String)
    case tooSmall(field: String, width: Int, height: Int)

    var problem: Problem {
      switch self {
      case .notAnImage(let field):
        Self.invalid(field, "Sube una foto en JPG o PNG.")
      case .tooLarge(let field):
        Self.invalid(field, "La foto pesa más de 8 MB. Toma otra con menor calidad.")
      case .cutShort(let field):
        Self.invalid(field, "La foto llegó incompleta. Súbela otra vez.")
      case .tooSmall(let field, let width, let height):
        Self.invalid(
          field,
          """
          La foto es muy chica (\(width) × \(height)) y no se leen los datos. Acércate hasta que \
          la credencial llene la foto y toma otra.
          """)
      }
    }

    private static func invalid(_ field: String, _ message: String) -> Problem {
      Problem(
        "kyc/unusable-image", status: 422, title: "La foto no se puede usar", detail: message,
        errors: [FieldError(field, message)])
    }
  }

  func callAsFunction(_ document: IdentityDocument, in tenant: TenantID) async throws -> DocumentID
  {
    guard document.bytes.count <= Self.maximumBytes else {
      throw Refused.tooLarge(field: document.kind.rawValue)
    }
    let photograph = try photograph(document)
    let hash = Hex.encode(SHA256.digest(photograph.bytes))
    return try await database.transaction(for: tenant) { db in
      let keys = try await vault.keys(of: document.party, in: db)
      let sealed = try keys.seal(photograph.bytes, at: .photograph(document.id))
      let isNew = try await db.insertDocument(
        document, contentType: photograph.kind.rawValue, sealed: sealed, sha256: hash,
        at: world.now(tenant))
      guard isNew else { return document.id }
      try await audit.record(
        Act(
          "document.received", by: .borrower(document.party), on: document.party.description,
          facts: ["kind": document.kind.rawValue, "sha256": hash]), in: db)
      return document.id
    }
  }

  private func photograph(_ document: IdentityDocument) throws(Refused) -> Photograph {
    let field = document.kind.rawValue
    do throws(Photograph.Unusable) {
      return try Photograph(document.bytes)
    } catch {
      switch error {
      case .notAnImage: throw .notAnImage(field: field)
      case .cutShort: throw .cutShort(field: field)
      case .tooSmall(let width, let height):
        throw .tooSmall(field: field, width: width, height: height)
      }
    }
  }
}

extension Place {
  static func photograph(_ id: DocumentID) -> Place {
    Place(table: "kyc.document", column: "sealed", row: id.uuid)
  }
}
