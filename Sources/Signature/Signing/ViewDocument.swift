import Documents
import Kernel
import Postgres
import SignatureAPI

/// Gives a document to read and notes that it was shown, the first time: what is signed was seen.
struct ViewDocument: Sendable {
  let desk: Desk

  func callAsFunction(
    _ kind: DocumentKind, of id: ContractID, for tenant: TenantID, _ circumstances: Circumstances
  ) async throws -> DocumentCopy {
    try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(id) else { throw ContractUnknown(id: id) }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      guard let copy = try await file.copy(kind) else { throw DocumentUnknown(kind: kind) }
      let past = try await file.happenings()
      guard contract.state == .prepared, !past.viewed.contains(kind) else { return copy }

      var facts = Happening.Facts(circumstances)
      facts.document = kind.rawValue
      let happening = Happening(
        .viewed, at: desk.world.now(tenant), facts: facts, after: past.last)
      try await file.keep(happening, id: desk.world.newID())
      return copy
    }
  }

  /// That contract has no such document, or not yet.
  struct DocumentUnknown: Refusal, Hashable {
    let kind: DocumentKind

    var problem: Problem {
      Problem(
        "signature/document-unknown", status: 404, title: "No existe el documento",
        detail: "Este contrato no tiene el documento «\(kind.rawValue)».")
    }
  }
}

extension [Happening] {
  /// The documents that were shown since they were prepared for the last time.
  var viewed: Set<DocumentKind> {
    let papers = lastIndex { $0.kind == .prepared || $0.kind == .renewed } ?? startIndex
    return Set(
      self[papers...].filter { $0.kind == .viewed }.compactMap {
        DocumentKind(rawValue: $0.facts.document ?? "")
      })
  }
}
