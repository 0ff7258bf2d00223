import Audit
import Documents
import Kernel
import Postgres
import SignatureAPI
import Web

/// Opens a paper for somebody who is not its borrower. Each look leaves its act; one that shows an
/// identifier or an account asks first for a fresh proof of who is looking.
struct OpenPaper: Sendable {
  let desk: Desk

  func callAsFunction(
    _ kind: DocumentKind, of id: ContractID, edition: Int? = nil, for tenant: TenantID,
    by actor: Kernel.Actor, showing proof: @Sendable () throws -> Void = {}
  ) async throws -> DocumentCopy {
    try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.contract(id) else { throw ContractUnknown(id: id) }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      guard let copy = try await file.copy(kind, edition: edition) else { throw NotFound() }
      if copy.names(try await file.draft().borrower) { try proof() }
      var facts = ["document": kind.rawValue]
      facts["edition"] = edition.map(String.init)
      try await desk.audit.record(
        Act("contract.document_viewed", by: actor, on: id, facts: facts), in: db)
      return copy
    }
  }
}

extension DocumentCopy {
  /// Whether it shows who the borrower is to the authorities, or where their money is.
  fileprivate func names(_ borrower: ContractDraft.Signer) -> Bool {
    let text = html.filter { !$0.isWhitespace }
    return [borrower.curp, borrower.rfc, borrower.clabe].contains {
      !$0.isEmpty && text.contains($0)
    }
  }
}
