import Documents
import Foundation
import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// A contract with what its pages say of it.
struct ContractOverview: Sendable {
  let contract: Contract
  let draft: ContractDraft
  let documents: [ContractDocument]
  let happenings: [Happening]
  let zone: TimeZone
  let cancelThrough: CalendarDate?
  /// The day to cancel has not passed.
  let isCancellable: Bool
  /// Not signed on the day it was prepared: it has to be prepared anew.
  let isStale: Bool
  /// What its papers replaced, the last first.
  let superseded: [SupersededPackage]
  /// What the borrower received and has to return for the cancellation that they asked for.
  var toReturn: Money?
}

struct ReadContract: Sendable {
  let desk: Desk

  /// The borrower's own, by application; nobody else's exists for them.
  func callAsFunction(
    _ application: ApplicationID, of party: PartyID, for tenant: TenantID
  ) async throws -> ContractOverview? {
    let found = try await desk.database.read(for: tenant) { db -> ContractOverview? in
      guard let contract = try await db.contract(of: application), contract.party == party
      else { return nil }
      return try await overview(contract, in: db)
    }
    guard var overview = found else { return nil }
    if overview.contract.state == .cancelling {
      overview.toReturn = try await desk.doors.paidOut(tenant, overview.contract.loan)
    }
    return overview
  }

  func callAsFunction(_ id: ContractID, for tenant: TenantID) async throws -> ContractOverview {
    try await desk.database.read(for: tenant) { db in
      guard let contract = try await db.contract(id) else { throw ContractUnknown(id: id) }
      return try await overview(contract, in: db)
    }
  }

  func summary(of id: ContractID, for tenant: TenantID) async throws -> ContractSummary? {
    try await desk.database.read(for: tenant) { db in
      guard let contract = try await db.contract(id) else { return nil }
      let today = try await desk.tenants.businessDate(in: db)
      let calendar = try desk.tenants.calendar(tenant)
      return contract.summary(
        cancellableThrough: contract.cancellableThrough(calendar, on: today))
    }
  }

  func offer(of id: ContractID, for tenant: TenantID) async throws -> ContractOffer? {
    try await desk.database.read(for: tenant) { db in
      guard let contract = try await db.contract(id) else { return nil }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      let draft = try await file.draft()
      return ContractOffer(
        preparedOn: draft.preparedOn, terms: draft.terms, schedule: draft.schedule)
    }
  }

  private func overview(
    _ contract: Contract, in db: Transaction
  ) async throws -> ContractOverview {
    let file = try await ContractFile(
      contract.id, of: contract.party, in: db, vault: desk.vault)
    let manifest = try desk.tenants.manifest(db.tenant)
    let through = contract.cancelThrough(manifest.calendar)
    let today = try await desk.tenants.businessDate(in: db)
    let draft = try await file.draft()
    return ContractOverview(
      contract: contract, draft: draft,
      documents: try await db.documents(of: contract.id),
      happenings: try await file.happenings(), zone: manifest.timeZone, cancelThrough: through,
      isCancellable: contract.cancellableThrough(manifest.calendar, on: today) != nil,
      isStale: contract.state == .prepared && draft.preparedOn != today,
      superseded: try await db.supersededPackages(of: contract.id))
  }
}
