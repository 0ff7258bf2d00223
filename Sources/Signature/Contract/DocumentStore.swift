import Documents
import Foundation
import Kernel
import Postgres

extension ContractDocument: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    kind = try row["kind"]
    title = try row["title"]
    templateVersion = try row["template_version"]
    templateSHA256 = try row["template_sha256"]
    sha256 = try row["sha256"]
  }
}

/// A document as it is kept: its bytes sealed.
struct SealedDocument: RowDecodable {
  let document: ContractDocument
  let pdf: [UInt8]
  let html: [UInt8]

  init(document: ContractDocument, pdf: [UInt8], html: [UInt8]) {
    self.document = document
    self.pdf = pdf
    self.html = html
  }

  init(row: Row) throws(ColumnMismatch) {
    document = try ContractDocument(row: row)
    pdf = try row["pdf"]
    html = try row["html"]
  }
}

extension Transaction {
  func insert(
    _ sealed: SealedDocument, of contract: ContractID, at instant: Date
  ) async throws {
    let document = sealed.document
    try await execute(
      """
      INSERT INTO signature.document
        (tenant_id, contract_id, edition, kind, id, title, template_version, template_sha256,
         sha256, pdf, html, made_at)
      SELECT \(tenant), id, edition, \(document.kind.rawValue), \(document.id),
        \(document.title), \(document.templateVersion), \(document.templateSHA256),
        \(document.sha256), \(sealed.pdf), \(sealed.html), \(instant)
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND id = \(contract)
      """)
  }

  /// Those of the edition in force, in the order in which they are read.
  func documents(of contract: ContractID) async throws -> [ContractDocument] {
    let found = try await rows(
      ContractDocument.self,
      """
      SELECT id, kind, title, template_version, template_sha256, sha256
      FROM signature.document
      WHERE tenant_id = \(tenant) AND contract_id = \(contract) AND edition = (
        SELECT edition FROM signature.contract WHERE tenant_id = \(tenant) AND id = \(contract))
      """)
    let order = DocumentKind.package + DocumentKind.records
    return order.compactMap { kind in found.first { $0.kind == kind } }
  }

  /// Of the edition in force where none is named.
  func document(
    _ kind: DocumentKind, of contract: ContractID, edition: Int?
  ) async throws -> SealedDocument? {
    try await row(
      SealedDocument.self,
      """
      SELECT id, kind, title, template_version, template_sha256, sha256, pdf, html
      FROM signature.document
      WHERE tenant_id = \(tenant) AND contract_id = \(contract) AND kind = \(kind.rawValue)
        AND edition = coalesce(\(edition)::int4, (
          SELECT edition FROM signature.contract WHERE tenant_id = \(tenant) AND id = \(contract)))
      """)
  }
}
