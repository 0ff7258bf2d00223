import Foundation
import Jobs
import Kernel
import Postgres
import Tenancy

/// Gives a person their one account for paying: when their first loan is about to be paid out, or
/// asks for a deposit. In a transaction of its own, which nothing else waits for: two first askers
/// take turns for an instant, no more.
struct AllotCLABE: Sendable {
  let database: Database
  let world: World
  let tenants: Tenants
  let jobs: Jobs

  static let job = "payments.allot_account"

  struct Payload: Codable, Sendable { let party: PartyID }

  enum Refused: Refusal, Hashable {
    case noneYet(PartyID)
  }

  func callAsFunction(_ party: PartyID, of tenant: TenantID) async throws -> CLABE {
    let accounts = try tenants.manifest(tenant).accounts
    while true {
      let kept: CLABE? = try await database.transaction(for: tenant) { db in
        if let kept = try await db.collectionCLABE(of: party) { return kept }
        let ordinal = try await db.nextOrdinal()
        try await db.insertCLABE(
          accounts.clabe(for: ordinal), ordinal: ordinal, of: party, at: world.now(tenant))
        return try await db.collectionCLABE(of: party)
      }
      // Nil: somebody else took the ordinal between the reading and the writing.
      if let kept { return kept }
    }
  }
}

extension AllotCLABE {
  /// Asks for the work in the caller's transaction, which it does not wait for.
  func ask(for party: PartyID, in db: Transaction) async throws {
    try await jobs.enqueue(
      kind: Self.job, key: party.description, payload: Payload(party: party), in: db)
  }

  /// The one they have; reading gives nobody an account.
  func kept(by party: PartyID, of tenant: TenantID) async throws -> CLABE? {
    try await database.read(for: tenant) { db in try await db.collectionCLABE(of: party) }
  }
}

extension AllotCLABE.Refused {
  var problem: Problem {
    switch self {
    case .noneYet(let party):
      Problem(
        "payments/no-collection-account", status: 404, title: "Todavía no tiene cuenta de pago",
        detail: "\(party) no tiene una CLABE. Se asigna al dispersar su primer crédito, o con un "
          + "POST a esta misma dirección.")
    }
  }
}

extension Transaction {
  func collectionCLABE(of party: PartyID) async throws -> CLABE? {
    try await value(
      String.self,
      """
      SELECT clabe
      FROM payments.collection_account
      WHERE tenant_id = \(tenant) AND party_id = \(party)
      """
    ).flatMap { CLABE($0) }
  }

  /// Whose account it is; nil for one that nobody was given.
  func owner(ofCLABE clabe: String) async throws -> PartyID? {
    try await value(
      PartyID.self,
      """
      SELECT party_id
      FROM payments.collection_account
      WHERE tenant_id = \(tenant) AND clabe = \(clabe)
      """)
  }

  fileprivate func nextOrdinal() async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT coalesce(max(ordinal), 0) + 1
      FROM payments.collection_account
      WHERE tenant_id = \(tenant)
      """) ?? 1
  }

  fileprivate func insertCLABE(
    _ clabe: CLABE, ordinal: Int, of party: PartyID, at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO payments.collection_account (tenant_id, party_id, ordinal, clabe, allotted_at)
      VALUES (\(tenant), \(party), \(ordinal), \(clabe.text), \(now))
      ON CONFLICT DO NOTHING
      """)
  }
}
