import Audit
import KYCAPI
import Kernel
import Postgres
import Web

/// Photographs of a person's documents, for who may see them and has just proved who they are;
/// each look is recorded.
struct ExpedientePages: Sendable {
  let file: Expediente
  let audit: Audit
  let database: Database
  let freshProof: FreshProof

  var routes: Routes {
    var routes = Routes()
    routes.get(
      "/oficina/personas/:party/documentos/:document", .staff("kyc.document.read")
    ) { visit in
      try await photograph(visit)
    }
    return routes
  }

  private func photograph(_ visit: Visit) async throws -> Reply {
    let party = try visit.id("party", PartyID.self)
    let document = try visit.id("document", DocumentID.self)
    try freshProof(visit, "/oficina/personas/\(party)/documentos/\(document)")
    let opened = try await database.transaction(for: visit.tenant) { db in
      let opened = try await file.photograph(document, of: party, in: db)
      if opened != nil {
        try await audit.record(
          Act(
            "document.viewed", by: visit.actor, on: party,
            facts: ["document": document.description]), in: db)
      }
      return opened
    }
    guard let opened else { throw NotFound() }
    return .file(
      opened.bytes, contentType: opened.contentType, name: "\(document)", inline: true)
  }
}
