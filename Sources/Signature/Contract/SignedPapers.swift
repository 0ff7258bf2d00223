import Documents
public import Kernel
import Postgres
import SignatureAPI

/// A document of a signed contract, as it is given to its borrower.
public struct SignedPaper: Sendable {
  /// `contrato-adhesion-SOL-7K3MQ-9XTBA.pdf`
  public let name: String
  public let pdf: [UInt8]
}

extension Signature {
  /// Everything that a borrower signed, and the evidence that they did; nothing before that.
  public func papers(of id: ContractID, for tenant: TenantID) async throws -> [SignedPaper] {
    let vault = desk.vault
    return try await desk.database.read(for: tenant) { db in
      guard let contract = try await db.contract(id), contract.state.isInForce else { return [] }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: vault)
      var papers: [SignedPaper] = []
      for kind in DocumentKind.package + [.evidenciaFirma] {
        guard let copy = try await file.copy(kind) else { continue }
        papers.append(
          SignedPaper(name: "\(kind.rawValue)-\(contract.folio).pdf", pdf: copy.pdf))
      }
      return papers
    }
  }
}
