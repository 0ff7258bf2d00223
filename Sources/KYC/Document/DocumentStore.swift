import Foundation
import KYCAPI
import Kernel
import Postgres

struct StoredDocument: RowDecodable {
  let id: DocumentID
  let party: PartyID
  let contentType: String
  let sealed: [UInt8]

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    party = try row["party_id"]
    contentType = try row["content_type"]
    sealed = try row["sealed"]
  }
}

struct DocumentListing: RowDecodable {
  let summary: IdentityDocumentSummary

  init(row: Row) throws(ColumnMismatch) {
    let kind: String = try row["kind"]
    summary = IdentityDocumentSummary(
      id: try row["id"], kind: kind == "ineFront" ? .ineFront : .ineBack,
      sha256: try row["sha256"], receivedAt: try row["received_at"])
  }
}

extension Transaction {
  /// False where that photograph is kept already.
  func insertDocument(
    _ document: IdentityDocument, contentType: String, sealed: [UInt8], sha256: String,
    at now: Date
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO kyc.document
        (tenant_id, id, party_id, kind, content_type, sealed, sha256, received_at)
      VALUES
        (\(tenant), \(document.id), \(document.party), \(document.kind.rawValue),
         \(contentType), \(sealed), \(sha256), \(now))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }

  func documents(of party: PartyID) async throws -> [DocumentListing] {
    try await rows(
      DocumentListing.self,
      """
      SELECT id, kind, sha256, received_at
      FROM kyc.document
      WHERE tenant_id = \(tenant) AND party_id = \(party)
      ORDER BY received_at, id
      """)
  }

  func document(_ id: DocumentID, of party: PartyID) async throws -> StoredDocument? {
    try await row(
      StoredDocument.self,
      """
      SELECT id, party_id, content_type, sealed
      FROM kyc.document
      WHERE tenant_id = \(tenant) AND id = \(id) AND party_id = \(party)
      """)
  }
}
