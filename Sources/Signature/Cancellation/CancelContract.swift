import Audit
import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// The borrower's right to cancel without cost within ten business days of signing (LTOSF 11 Bis
/// 1). It leaves a constancia with its folio; what follows from it hears the fact.
struct CancelContract: Sendable {
  let desk: Desk

  enum Refused: Refusal, Hashable {
    case termOver(last: CalendarDate)
  }

  func callAsFunction(
    _ id: ContractID, of tenant: TenantID, _ circumstances: Circumstances
  ) async throws -> Contract {
    let known = try await desk.database.read(for: tenant) { db in try await db.contract(id) }
    guard let known else { throw ContractUnknown(id: id) }
    if known.state == .cancelled { return known }
    let paidOut = try await desk.doors.paidOut(tenant, known.loan)
    return try await desk.database.transaction(for: tenant) { db in
      try await cancel(id, paidOut: paidOut, circumstances, in: db)
    }
  }

  private func cancel(
    _ id: ContractID, paidOut: Money?, _ circumstances: Circumstances, in db: Transaction
  ) async throws -> Contract {
    guard let contract = try await db.lockContract(id) else { throw ContractUnknown(id: id) }
    if contract.state == .cancelled { return contract }
    let state = try contract.state.after(.cancel)
    let institution = try desk.tenants.tenant(db.tenant)
    let today = try await desk.tenants.businessDate(in: db)
    if let last = contract.cancelThrough(institution.manifest.calendar), today > last {
      throw Refused.termOver(last: last)
    }

    let now = desk.world.now(db.tenant)
    let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
    let happening = Happening(
      .cancelled, at: now, facts: Happening.Facts(circumstances),
      after: try await file.happenings().last)
    try await file.keep(happening, id: desk.world.newID())
    try await db.insertCancellation(of: id, by: circumstances.actor, at: now)
    try await db.save(state, of: id)
    let sheet = try await constancia(
      of: contract, in: file, institution, paidOut: paidOut, at: happening.occurredAt)
    try await file.keep(sheet, at: now)
    try await tell(contract, at: now, by: circumstances.actor, in: db)
    return try await db.contract(id) ?? contract
  }

  private func constancia(
    of contract: Contract, in file: ContractFile, _ institution: Tenant, paidOut: Money?,
    at instant: Date
  ) async throws -> DocumentCopy {
    let draft = try await file.draft()
    let calendar = institution.manifest.calendar
    let last = contract.cancelThrough(calendar) ?? draft.preparedOn
    let fields = CancellationFields(
      folio: "\(contract.folio)-C",
      cancelledAt: InstantText(instant, in: institution.manifest.timeZone).long,
      reason: "Derecho a cancelar sin costo dentro de los diez días hábiles de la firma",
      toReturn: paidOut, returnThrough: paidOut == nil ? nil : last)
    let draw = DrawDocument(
      tenant: institution, folio: fields.folio, at: instant, newID: desk.world.newID)
    return try draw(
      .cancelacion,
      draft.words(lender: institution.lenderFields, cancelThrough: last) + fields.values)
  }

  private func tell(
    _ contract: Contract, at instant: Date, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    try await desk.jobs.publish(
      ContractCancelled(
        contract: contract.id, application: contract.application, loan: contract.loan,
        party: contract.party, cancelledAt: instant), in: db)
    try await desk.audit.record(Act("contract.cancelled", by: actor, on: contract.id), in: db)
  }
}

extension CancelContract.Refused {
  var problem: Problem {
    switch self {
    case .termOver(let last):
      Problem(
        "signature/cancellation-term-over", status: 409,
        title: "Terminó el plazo para cancelar sin costo",
        detail: """
          El último día para cancelar sin costo fue el \(last.text.long). El crédito se puede \
          pagar antes de tiempo, sin comisión.
          """,
        members: ["last": last.description])
    }
  }
}
