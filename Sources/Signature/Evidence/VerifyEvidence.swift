import Documents
import Kernel
import Postgres

/// Whether a contract's papers are still what they were: every PDF against its fingerprint, the
/// package against its documents, the log against its chain.
struct VerifyEvidence: Sendable {
  enum Finding: Hashable, Sendable {
    case intact
    case documentAltered(DocumentKind)
    case packageAltered
    case chainBroken
  }

  func callAsFunction(_ contract: Contract, _ file: ContractFile) async throws -> Finding {
    let documents = try await file.db.documents(of: contract.id)
    for document in documents {
      guard let copy = try await file.copy(document.kind),
        Documents.SHA256.hex(copy.pdf) == document.sha256
      else { return .documentAltered(document.kind) }
    }
    guard PackageHash.of(documents) == contract.sha256 else { return .packageAltered }
    return Happening.holds(try await file.happenings()) ? .intact : .chainBroken
  }
}
