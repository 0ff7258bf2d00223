import Foundation
import Kernel
import PaymentsAPI
import Postgres
import Tenancy

/// Gives an order to the rail and writes down what it said. Safe to repeat: the tracking key is
/// the same every time, and the rail refuses to pay a key twice.
struct HandOver: Sendable {
  let database: Database
  let world: World
  let tenants: Tenants
  let rail: DisbursementRail
  let payeeOf: PayeeOf
  let move: MoveDisbursement

  func payee(_ purpose: Disbursement.Purpose, of tenant: TenantID) async throws -> Payee? {
    try await payeeOf(tenant, purpose)
  }

  func callAsFunction(
    _ order: Disbursement, _ clave: ClaveRastreo, to payee: Payee, at now: Date,
    of tenant: TenantID
  ) async throws {
    let transfer = try transfer(order, clave, to: payee, at: now, of: tenant)
    do throws(RailFailure) {
      let folio = try await rail.submit(tenant, transfer)
      try await accepted(order.id, folio, of: tenant)
    } catch {
      try await failed(order.id, error, of: tenant)
    }
  }

  /// An acceptance that could not be written down is an acceptance all the same: the question
  /// that was queued with the intent will find it.
  private func accepted(
    _ id: DisbursementID, _ folio: RailFolio, of tenant: TenantID
  ) async throws(RailFailure) {
    do {
      try await database.transaction(for: tenant) { db in
        try await db.note(folio, of: id)
        try await db.note(
          .init(world.newID(), .submit, outcome: "accepted", detail: folio.text), of: id,
          at: world.now(tenant))
      }
    } catch {
      throw .outcomeUnknown(reason: "accepted as \(folio) and not written down")
    }
  }

  private func failed(
    _ id: DisbursementID, _ failure: RailFailure, of tenant: TenantID
  ) async throws {
    let (outcome, detail) =
      switch failure {
      case .refused(let code, let reason): ("refused", "\(code): \(reason)")
      case .notSent(let reason): ("not sent", reason)
      case .outcomeUnknown(let reason): ("unknown", reason)
      }
    try await database.transaction(for: tenant) { db in
      try await db.note(
        .init(world.newID(), .submit, outcome: outcome, detail: String(detail.prefix(400))),
        of: id, at: world.now(tenant))
      if case .refused(let code, let reason) = failure {
        try await move(
          id, .reject(code: code, reason: reason), by: .system(rail.name), in: db)
      }
    }
  }

  private func transfer(
    _ order: Disbursement, _ clave: ClaveRastreo, to payee: Payee, at now: Date,
    of tenant: TenantID
  ) throws -> Transfer {
    let brand = try tenants.manifest(tenant).identity.nombreComercial
    let (concept, reference) =
      switch order.purpose {
      case .loan(let loan, _): ("Prestamo \(brand)", LoanReference.number(for: loan))
      case .giveBack(_, let loan, _): ("Devolucion \(brand)", LoanReference.number(for: loan))
      case .receiptReturn: ("Devolucion \(brand)", 1)
      }
    return Transfer(
      claveRastreo: clave, amount: order.amount, beneficiaryName: payee.fullName,
      beneficiaryCLABE: payee.clabe, beneficiaryTaxID: payee.rfcOrCURP, concept: concept,
      reference: reference, requestedAt: now)
  }
}

/// Whom an order pays, asked when it is about to leave.
typealias PayeeOf = @Sendable (TenantID, Disbursement.Purpose) async throws -> Payee?
