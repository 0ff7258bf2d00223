import Foundation
import Kernel
import Postgres

struct StoredAct: RowDecodable {
  let act: RecordedAct

  init(row: Row) throws(ColumnMismatch) {
    let facts: JSON<[String: String]> = try row["facts"]
    act = RecordedAct(
      id: try row["id"], occurredAt: try row["occurred_at"], actor: try row["actor"],
      verb: try row["verb"], subject: try row["subject"], facts: facts.value,
      reason: try row["reason"], mac: try row["mac"])
  }
}

struct StoredLink: RowDecodable {
  let position: Int64
  let chain: [UInt8]
  let act: RecordedAct

  init(row: Row) throws(ColumnMismatch) {
    position = try row["position"]
    chain = try row["chain"]
    act = try StoredAct(row: row).act
  }
}

private struct ChainHead: RowDecodable {
  let position: Int64
  let chain: [UInt8]

  init(row: Row) throws(ColumnMismatch) {
    position = try row["position"]
    chain = try row["chain"]
  }
}

extension Transaction {
  func insert(_ act: RecordedAct, mac: [UInt8]) async throws {
    _ = try await pipeline([
      """
      INSERT INTO audit.act
        (tenant_id, id, occurred_at, actor, verb, subject, facts, reason, mac)
      VALUES
        (\(tenant), \(act.id), \(act.occurredAt), \(act.actor), \(act.verb), \(act.subject),
         \(JSON(act.facts)), \(act.reason), \(mac))
      """,
      """
      INSERT INTO audit.unsealed (tenant_id, act_id)
      VALUES (\(tenant), \(act.id))
      """,
    ])
  }

  /// One sealer per institution until the transaction ends.
  func lockChain() async throws {
    _ = try await value(
      Bool.self,
      "SELECT pg_advisory_xact_lock(hashtext('audit'), \(tenant)) IS NULL AS locked")
  }

  /// Takes a batch in order of birth. Each row is taken once: what it deletes it answers.
  func takeUnsealed(max count: Int) async throws -> [RecordedAct] {
    try await rows(
      StoredAct.self,
      """
      WITH taken AS (
        DELETE FROM audit.unsealed
        WHERE tenant_id = \(tenant) AND act_id IN (
          SELECT act_id
          FROM audit.unsealed
          WHERE tenant_id = \(tenant)
          ORDER BY act_id
          LIMIT \(count))
        RETURNING act_id
      )
      SELECT act.id, act.occurred_at, act.actor, act.verb, act.subject, act.facts, act.reason,
        act.mac
      FROM taken
      JOIN audit.act ON act.tenant_id = \(tenant) AND act.id = taken.act_id
      ORDER BY act.id
      """
    ).map(\.act)
  }

  func chainHead() async throws -> (Int64, [UInt8])? {
    try await row(
      ChainHead.self,
      """
      SELECT position, chain
      FROM audit.seal
      WHERE tenant_id = \(tenant)
      ORDER BY position DESC
      LIMIT 1
      """
    ).map { ($0.position, $0.chain) }
  }

  func insert(_ links: [ChainLink], at now: Date) async throws {
    try await execute(
      """
      INSERT INTO audit.seal (tenant_id, position, act_id, chain, sealed_at)
      SELECT \(tenant), position, act_id, chain, \(now)
      FROM unnest(
        \(links.map(\.position))::int8[], \(links.map(\.act))::uuid[],
        \(links.map(\.chain))::bytea[]) AS link (position, act_id, chain)
      """)
  }

  func links(after position: Int64, count: Int) async throws -> [StoredLink] {
    try await rows(
      StoredLink.self,
      """
      SELECT seal.position, seal.chain, act.id, act.occurred_at, act.actor, act.verb,
        act.subject, act.facts, act.reason, act.mac
      FROM audit.seal
      JOIN audit.act ON act.tenant_id = seal.tenant_id AND act.id = seal.act_id
      WHERE seal.tenant_id = \(tenant) AND seal.position > \(position)
      ORDER BY seal.position
      LIMIT \(count)
      """)
  }

  func unsealedActs() async throws -> [RecordedAct] {
    try await rows(
      StoredAct.self,
      """
      SELECT act.id, act.occurred_at, act.actor, act.verb, act.subject, act.facts, act.reason,
        act.mac
      FROM audit.unsealed
      JOIN audit.act ON act.tenant_id = unsealed.tenant_id AND act.id = unsealed.act_id
      WHERE unsealed.tenant_id = \(tenant)
      ORDER BY act.id
      """
    ).map(\.act)
  }

  func actsOutsideTheChain() async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*) AS total
      FROM audit.act
      WHERE tenant_id = \(tenant)
        AND NOT EXISTS (
          SELECT 1 FROM audit.seal
          WHERE seal.tenant_id = act.tenant_id AND seal.act_id = act.id)
        AND NOT EXISTS (
          SELECT 1 FROM audit.unsealed
          WHERE unsealed.tenant_id = act.tenant_id AND unsealed.act_id = act.id)
      """) ?? 0
  }

  func acts(on subject: String) async throws -> [RecordedAct] {
    try await rows(
      StoredAct.self,
      """
      SELECT id, occurred_at, actor, verb, subject, facts, reason, mac
      FROM audit.act
      WHERE tenant_id = \(tenant) AND subject = \(subject)
      ORDER BY id
      """
    ).map(\.act)
  }

  func acts(before last: UUID?, count: Int) async throws -> [RecordedAct] {
    try await rows(
      StoredAct.self,
      """
      SELECT id, occurred_at, actor, verb, subject, facts, reason, mac
      FROM audit.act
      WHERE tenant_id = \(tenant) AND (\(last)::uuid IS NULL OR id < \(last)::uuid)
      ORDER BY id DESC
      LIMIT \(count)
      """
    ).map(\.act)
  }
}
