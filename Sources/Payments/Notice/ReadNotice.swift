import Foundation
import Kernel
import PaymentsAPI
import Postgres
import Vault

/// Reads a kept notice. One about an order of ours only wakes the question to the rail; one about
/// a deposit becomes a receipt, once.
struct ReadNotice: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let rails: PaymentRails
  let check: CheckDisbursement
  let record: RecordReceipt

  enum Outcome: String, Sendable { case taken, repeated, ignored, unreadable }

  func callAsFunction(_ id: UUID, of tenant: TenantID) async throws {
    guard let notice = try await opened(id, of: tenant) else { return }
    switch notice.kind {
    case .change: try await readChange(notice, of: tenant)
    case .deposit: try await readDeposit(notice, of: tenant)
    }
  }

  /// A notice as it came, opened to be read.
  private struct Opened: Sendable {
    let id: UUID
    let kind: ReceiveNotice.Kind
    let body: [UInt8]
    let receivedAt: Date
  }

  private func opened(_ id: UUID, of tenant: TenantID) async throws -> Opened? {
    try await database.read(for: tenant) { db in
      guard let row = try await db.unreadNotice(id) else { return nil }
      let keys = try await vault.keys(in: db)
      return Opened(
        id: id, kind: row.kind, body: try keys.open(row.body, at: .noticeBody(of: id)),
        receivedAt: row.receivedAt)
    }
  }

  private func readChange(_ notice: Opened, of tenant: TenantID) async throws {
    let change: TransferChange
    do throws(UnreadableNotice) {
      change = try rails.disbursement.readChange(notice.body)
    } catch {
      return try await close(notice.id, .unreadable, error.reason, of: tenant)
    }
    let order = try await database.read(for: tenant) { db in
      try await db.disbursementID(clave: change.claveRastreo, folio: change.folio)
    }
    guard let order else {
      return try await close(notice.id, .ignored, "no es de una orden nuestra", of: tenant)
    }
    try await check(order, of: tenant)
    let isOdd = try await database.read(for: tenant) { db in
      try await db.contradiction(of: order).map { $0.resolution == nil } ?? false
    }
    guard !isOdd else {
      return try await close(
        notice.id, .ignored, "\(order): el banco la da por pagada y aquí está rechazada",
        of: tenant)
    }
    try await close(notice.id, .taken, order.description, of: tenant)
  }

  private func readDeposit(_ notice: Opened, of tenant: TenantID) async throws {
    let deposit: IncomingTransfer
    do throws(UnreadableNotice) {
      deposit = try rails.collection.readDeposit(notice.body)
    } catch {
      return try await close(notice.id, .unreadable, error.reason, of: tenant)
    }
    switch try await record(deposit, heardAt: notice.receivedAt, of: tenant) {
    case .taken(let receipt):
      try await close(notice.id, .taken, receipt.description, of: tenant)
    case .repeated(let receipt):
      try await close(notice.id, .repeated, receipt.description, of: tenant)
    case .contradicts(let receipt):
      try await close(
        notice.id, .ignored, "mismo rastreo que \(receipt) con otro monto o cuenta", of: tenant)
    }
  }

  private func close(
    _ id: UUID, _ outcome: Outcome, _ detail: String, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await db.close(notice: id, outcome.rawValue, detail, at: world.now(tenant))
    }
  }
}
