import Audit
import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// Renders a loan's legal documents and keeps them as they are. The contract's id is the
/// command's id: the same one gives the same contract, however often it is asked for.
struct PrepareContract: Sendable {
  let desk: Desk

  func callAsFunction(_ draft: ContractDraft, for tenant: TenantID) async throws -> Contract {
    if let earlier = try await earlier(draft.contract, of: tenant) { return earlier }

    // Drawn before the transaction: pages take time, and nothing of it touches the database.
    let now = desk.world.now(tenant)
    let institution = try desk.tenants.tenant(tenant)
    let copies = try DrawDocument(
      tenant: institution, folio: draft.folio, at: now, newID: desk.world.newID
    ).papers(draft)
    let contract = Contract(
      id: draft.contract, application: draft.application, loan: draft.loan, party: draft.party,
      folio: draft.folio, state: .prepared, edition: 1, preparedAt: now,
      firstDueOn: draft.terms.firstDueOn, sha256: PackageHash.of(copies.map(\.document)),
      signedAt: nil, signedOn: nil)

    return try await desk.database.transaction(for: tenant) { db in
      try await keep(contract, draft, copies, in: db)
    }
  }

  private func earlier(_ id: ContractID, of tenant: TenantID) async throws -> Contract? {
    try await desk.database.read(for: tenant) { db in try await db.contract(id) }
  }

  private func keep(
    _ contract: Contract, _ draft: ContractDraft, _ copies: [DocumentCopy], in db: Transaction
  ) async throws -> Contract {
    let file = try await ContractFile(
      contract.id, of: contract.party, in: db, vault: desk.vault)
    // Two at once: the second waits for the first's row and then finds it.
    guard try await db.insert(contract, draft: file.sealed(draft)) else {
      guard let first = try await db.contract(contract.id) else {
        throw ContractUnknown(id: contract.id)
      }
      return first
    }
    for copy in copies { try await file.keep(copy, at: contract.preparedAt) }
    var facts = Happening.Facts(actor: .system("signature"))
    facts.package = contract.sha256
    let prepared = Happening(.prepared, at: contract.preparedAt, facts: facts, after: nil)
    try await file.keep(prepared, id: desk.world.newID())
    try await desk.jobs.publish(
      ContractPrepared(
        contract: contract.id, application: contract.application, party: contract.party),
      in: db)
    try await desk.audit.record(
      Act(
        "contract.prepared", by: .system("signature"), on: contract.id,
        facts: ["application": contract.application.description, "sha256": contract.sha256]),
      in: db)
    return contract
  }
}
