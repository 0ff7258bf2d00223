import Documents
import Foundation
import Kernel
import Postgres
import SignatureAPI
import Vault

/// A contract's papers inside one transaction: they go in sealed and come out open.
struct ContractFile: Sendable {
  let contract: ContractID
  let db: Transaction
  let keys: CellKeys

  init(_ contract: ContractID, of party: PartyID, in db: Transaction, vault: Vault) async throws {
    self.contract = contract
    self.db = db
    keys = try await vault.keys(of: party, in: db)
  }

  func sealed(_ draft: ContractDraft) throws -> [UInt8] {
    try keys.seal(Array(JSONEncoder().encode(draft)), at: .draft(of: contract))
  }

  func draft() async throws -> ContractDraft {
    guard let cell = try await db.draft(of: contract) else { throw ContractUnknown(id: contract) }
    let json = try keys.open(cell, at: .draft(of: contract))
    return try JSONDecoder().decode(ContractDraft.self, from: Data(json))
  }

  func keep(_ copy: DocumentCopy, at instant: Date) async throws {
    let sealed = SealedDocument(
      document: copy.document,
      pdf: try keys.seal(copy.pdf, at: .pdf(of: copy.document.id)),
      html: try keys.seal(copy.html, at: .html(of: copy.document.id)))
    try await db.insert(sealed, of: contract, at: instant)
  }

  func copy(_ kind: DocumentKind, edition: Int? = nil) async throws -> DocumentCopy? {
    guard let sealed = try await db.document(kind, of: contract, edition: edition) else {
      return nil
    }
    let id = sealed.document.id
    return DocumentCopy(
      document: sealed.document, pdf: try keys.open(sealed.pdf, at: .pdf(of: id)),
      html: try keys.openText(sealed.html, at: .html(of: id)))
  }

  func happenings() async throws -> [Happening] {
    try await db.happenings(of: contract).map { sealed in
      let json = try keys.open(sealed.facts, at: .facts(of: sealed.id))
      return Happening(
        number: sealed.number, kind: sealed.kind, occurredAt: sealed.occurredAt,
        facts: try JSONDecoder().decode(Happening.Facts.self, from: Data(json)),
        link: sealed.link)
    }
  }

  func keep(_ happening: Happening, id: UUID) async throws {
    let facts = try keys.seal(
      Array(JSONEncoder().encode(happening.facts)), at: .facts(of: id))
    let sealed = SealedHappening(id: id, happening: happening, facts: facts)
    try await db.insert(sealed, of: contract)
  }
}

extension Place {
  fileprivate static func draft(of contract: ContractID) -> Place {
    Place(table: "signature.contract", column: "draft", row: contract.uuid)
  }

  fileprivate static func pdf(of document: UUID) -> Place {
    Place(table: "signature.document", column: "pdf", row: document)
  }

  fileprivate static func html(of document: UUID) -> Place {
    Place(table: "signature.document", column: "html", row: document)
  }

  fileprivate static func facts(of happening: UUID) -> Place {
    Place(table: "signature.happening", column: "facts", row: happening)
  }
}

/// No contract of that id in this institution.
struct ContractUnknown: Refusal, Hashable {
  let id: ContractID

  var problem: Problem {
    Problem(
      "signature/contract-unknown", status: 404, title: "No existe el contrato",
      detail: "No hay un contrato \(id) en esta institución.")
  }
}
