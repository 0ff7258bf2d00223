import Audit
import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// Replaces the papers that nobody signed on the day they were prepared: dates, schedule and CAT
/// are those of the new day, and the borrower reads again. The replaced ones stay as they were.
/// Asked again with the same day, nothing changes.
struct RenewContract: Sendable {
  let desk: Desk

  func callAsFunction(
    _ draft: ContractDraft, for tenant: TenantID, by actor: Kernel.Actor
  ) async throws -> Contract {
    // Drawn before the transaction: pages take time, and nothing of it touches the database.
    let now = desk.world.now(tenant)
    let copies = try DrawDocument(
      tenant: try desk.tenants.tenant(tenant), folio: draft.folio, at: now,
      newID: desk.world.newID
    ).papers(draft)
    return try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(draft.contract) else {
        throw ContractUnknown(id: draft.contract)
      }
      _ = try contract.state.after(.renew)
      let file = try await ContractFile(
        contract.id, of: contract.party, in: db, vault: desk.vault)
      let old = try await file.draft()
      // Two at once: the second finds the papers of this day.
      guard old.preparedOn < draft.preparedOn else { return contract }
      try await db.supersede(contract, preparedOn: old.preparedOn, at: now)
      try await replace(contract, with: draft, copies, at: now, by: actor, in: file)
      return try await db.contract(contract.id) ?? contract
    }
  }

  private func replace(
    _ old: Contract, with draft: ContractDraft, _ copies: [DocumentCopy], at now: Date,
    by actor: Kernel.Actor, in file: ContractFile
  ) async throws {
    let package = PackageHash.of(copies.map(\.document))
    try await file.db.renew(
      old.id, preparedAt: now, firstDueOn: draft.terms.firstDueOn, sha256: package,
      draft: file.sealed(draft))
    for copy in copies { try await file.keep(copy, at: now) }
    var facts = Happening.Facts(actor: actor)
    facts.package = package
    let happening = Happening(
      .renewed, at: now, facts: facts, after: try await file.happenings().last)
    try await file.keep(happening, id: desk.world.newID())
    try await desk.jobs.publish(
      ContractPrepared(contract: old.id, application: old.application, party: old.party),
      in: file.db)
    try await desk.audit.record(
      Act(
        "contract.renewed", by: actor, on: old.id,
        facts: ["sha256": package, "superseded": old.sha256]), in: file.db)
  }
}
