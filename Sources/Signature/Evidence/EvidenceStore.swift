import Foundation
import Kernel
import Postgres

extension Happening.Kind: SQLEncodable, SQLDecodable {}

/// A happening as it is kept: its facts sealed.
struct SealedHappening: RowDecodable {
  let id: UUID
  let number: Int
  let kind: Happening.Kind
  let occurredAt: Date
  let facts: [UInt8]
  let link: String

  init(id: UUID, happening: Happening, facts: [UInt8]) {
    self.id = id
    number = happening.number
    kind = happening.kind
    occurredAt = happening.occurredAt
    self.facts = facts
    link = happening.link
  }

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    number = try row["number"]
    kind = try row["kind"]
    occurredAt = try row["occurred_at"]
    facts = try row["facts"]
    link = try row["link"]
  }
}

extension Transaction {
  func insert(_ happening: SealedHappening, of contract: ContractID) async throws {
    try await execute(
      """
      INSERT INTO signature.happening
        (tenant_id, contract_id, number, id, kind, occurred_at, facts, link)
      VALUES
        (\(tenant), \(contract), \(happening.number), \(happening.id), \(happening.kind),
         \(happening.occurredAt), \(happening.facts), \(happening.link))
      """)
  }

  func happenings(of contract: ContractID) async throws -> [SealedHappening] {
    try await rows(
      SealedHappening.self,
      """
      SELECT id, number, kind, occurred_at, facts, link
      FROM signature.happening
      WHERE tenant_id = \(tenant) AND contract_id = \(contract)
      ORDER BY number
      """)
  }

  func insertSignature(
    of contract: Contract, means: SigningMeans.Kind, by actor: Kernel.Actor, at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO signature.signature
        (tenant_id, contract_id, means, actor, package_sha256, signed_at)
      VALUES
        (\(tenant), \(contract.id), \(means), \(actor), \(contract.sha256), \(instant))
      """)
  }

  /// The first time it is asked; each time is in the evidence.
  func insertCancellation(
    of contract: ContractID, by actor: Kernel.Actor, at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO signature.cancellation (tenant_id, contract_id, actor, requested_at)
      VALUES (\(tenant), \(contract), \(actor), \(instant))
      ON CONFLICT (tenant_id, contract_id) DO NOTHING
      """)
  }
}
