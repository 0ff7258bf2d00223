import Documents
import Foundation
import Kernel
import SignatureAPI

/// One document of a contract with the fingerprint of its PDF.
struct ContractDocument: Hashable, Sendable {
  let id: UUID
  let kind: DocumentKind
  let title: String
  let templateVersion: Int
  let templateSHA256: String
  let sha256: String
}

/// A document with its bytes, on its way in or out of the vault.
struct DocumentCopy: Sendable {
  let document: ContractDocument
  let pdf: [UInt8]
  let html: String
}

extension DocumentKind {
  /// What is signed only after it was opened, in the order in which it is read.
  static let mustRead: [DocumentKind] = [
    .caratula, .contratoAdhesion, .tablaAmortizacion, .pagares,
  ]

  /// What a borrower signs and receives: those, and the precepts that they cite.
  static let package: [DocumentKind] = mustRead + [.anexoLegal]

  /// What is kept beside the package: what is signed in ink, and what is made by signing or by
  /// cancelling it.
  static let records: [DocumentKind] = [.pagare, .evidenciaFirma, .cancelacion]
}

extension ContractDraft {
  /// The papers of this contract: no pagaré where the product has none.
  var papers: [DocumentKind] {
    let unwanted: Set<DocumentKind> =
      switch pagare {
      case .none: [.pagares, .pagare]
      case .perInstallment: [.pagare]
      case .atSightOnPaper: [.pagares]
      }
    return (DocumentKind.package + [.pagare]).filter { !unwanted.contains($0) }
  }

  var mustRead: [DocumentKind] { papers.filter(DocumentKind.mustRead.contains) }
}

enum PackageHash {
  /// SHA-256 of one line for each document of the package: kind, template version, fingerprint.
  static func of(_ documents: [ContractDocument]) -> String {
    let package = documents.filter { DocumentKind.package.contains($0.kind) }
    let lines = package.map { "\($0.kind.rawValue):\($0.templateVersion):\($0.sha256)\n" }
    return Documents.SHA256.hex(Array(lines.joined().utf8))
  }
}
