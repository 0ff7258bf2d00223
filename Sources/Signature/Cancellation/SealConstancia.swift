import Documents
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// Draws the constancia of a contract that is cancelled, and keeps it for good: the money did not
/// leave, or came back, so nothing is owed. Run again, it finds the one it made.
struct SealConstancia: Sendable {
  static let kind = "signature.seal_constancia"
  let desk: Desk

  var job: Job {
    Job(kind: Self.kind, as: ContractID.self) { contract, context in
      try await seal(contract, of: context.tenant)
    }
  }

  func seal(_ id: ContractID, of tenant: TenantID) async throws {
    let known = try await desk.database.read(for: tenant) { db in try await db.contract(id) }
    guard let known, known.state == .cancelled else { throw Hopeless("not a cancelled contract") }
    // Asked outside the transaction: Payments answers from its own.
    let returned = try await desk.doors.paidOut(tenant, known.loan)
    try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(id) else { throw ContractUnknown(id: id) }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      guard try await file.copy(.cancelacion) == nil else { return }
      let sheet = try await draw(contract, in: file, returned: returned)
      try await file.keep(sheet, at: desk.world.now(tenant))
    }
  }

  private func draw(
    _ contract: Contract, in file: ContractFile, returned: Money?
  ) async throws -> DocumentCopy {
    let institution = try desk.tenants.tenant(file.db.tenant)
    let past = try await file.happenings()
    guard let cancelled = past.last(where: { $0.kind == .cancelled }) else {
      throw Hopeless("nobody cancelled it")
    }
    let draft = try await file.draft()
    let last = contract.cancelThrough(institution.manifest.calendar) ?? draft.preparedOn
    let fields = CancellationFields(
      folio: contract.cancellationFolio,
      cancelledAt: InstantText(cancelled.occurredAt, in: institution.manifest.timeZone).long,
      reason: past.contains { $0.kind == .cancellationRequested }
        ? "Derecho a cancelar sin costo dentro de los diez días hábiles de la firma"
        : "El dinero del crédito no quedó en la cuenta del Acreditado",
      returned: returned)
    let draw = DrawDocument(
      tenant: institution, folio: fields.folio, at: cancelled.occurredAt,
      newID: desk.world.newID)
    return try draw(
      .cancelacion,
      draft.words(lender: institution.lenderFields, cancelThrough: last) + fields.values)
  }
}

extension Contract {
  /// Of what the borrower keeps when they cancel: the request's number and the constancia's.
  var cancellationFolio: String { "\(folio)-C" }
}
