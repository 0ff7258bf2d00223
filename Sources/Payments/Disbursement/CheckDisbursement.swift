import Audit
import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres

/// Asks the rail what became of an order that was submitted. Notices only wake this question: what
/// moves money in our books is what the rail answers when it is asked.
struct CheckDisbursement: Sendable {
  let database: Database
  let world: World
  let jobs: Jobs
  let audit: Audit
  let rail: DisbursementRail
  let operatingDay: @Sendable (Date) -> CalendarDate
  let move: MoveDisbursement
  let handOver: HandOver

  static let job = "payments.check_disbursement"

  struct Payload: Codable, Sendable {
    let disbursement: DisbursementID
    /// How many times it was asked before: the wait grows with it.
    let round: Int
  }

  /// The scheduled question: asks, and asks again later while the order is still on its way.
  func callAsFunction(_ payload: Payload, of tenant: TenantID) async throws {
    try await callAsFunction(payload.disbursement, of: tenant)
    try await database.transaction(for: tenant) { db in
      guard let order = try await db.disbursement(payload.disbursement) else { return }
      guard case .submitted = order.state else { return }
      try await askLater(payload.disbursement, round: payload.round + 1, in: db)
    }
  }

  /// The rail kept silent about an order that decides whether other money may leave.
  struct NotAnswered: Error, Hashable { let disbursement: DisbursementID }

  /// Asked before something that cannot be undone: without an answer it is not done.
  func surely(_ id: DisbursementID, of tenant: TenantID) async throws {
    guard try await callAsFunction(id, of: tenant) else { throw NotAnswered(disbursement: id) }
  }

  /// False where the rail did not answer.
  @discardableResult
  func callAsFunction(_ id: DisbursementID, of tenant: TenantID) async throws -> Bool {
    let found = try await database.read(for: tenant) { db in try await db.disbursement(id) }
    guard let order = found, let query = query(for: order, now: world.now(tenant)) else {
      return true
    }
    let status: RailStatus?
    do throws(RailFailure) {
      status = try await rail.find(tenant, query)
    } catch {
      try await note(id, "unknown", "\(error)", of: tenant)
      return false
    }
    if let status {
      try await take(status, of: order, tenant: tenant)
    } else {
      try await neverHeld(order, query, of: tenant)
    }
    return true
  }

  func askLater(_ id: DisbursementID, round: Int, in db: Transaction) async throws {
    let waitSeconds = min(30 << min(round - 1, 7), 3_600)
    try await jobs.enqueue(
      kind: Self.job, key: "\(id)/\(round)", payload: Payload(disbursement: id, round: round),
      runAt: world.now(db.tenant).addingTimeInterval(TimeInterval(waitSeconds)), in: db)
  }

  /// A settled order is asked about too: the bank may have given the money back. And so is a
  /// rejected one that the rail had in hand: it may have been paid all the same.
  private func query(for order: Disbursement, now: Date) -> TransferQuery? {
    guard let submittedAt = order.submittedAt else { return nil }
    switch order.state {
    case .submitted(let clave, _), .settled(let clave, _):
      return TransferQuery(claveRastreo: clave, submittedAt: submittedAt, now: now)
    case .rejected:
      return TransferQuery(
        claveRastreo: ClaveRastreo(for: order.id), submittedAt: submittedAt, now: now)
    case .requested, .held, .returned, .withdrawn:
      return nil
    }
  }

  /// The rail never had it, so the very same order is handed over again: should the first one
  /// still arrive, the rail pays its key once.
  private func neverHeld(
    _ order: Disbursement, _ query: TransferQuery, of tenant: TenantID
  ) async throws {
    guard case .submitted(let clave, _) = order.state else { return }
    try await note(order.id, "not found", "", of: tenant)
    guard let payee = try await handOver.payee(order.purpose, of: tenant) else { return }
    let now = world.now(tenant)
    try await database.transaction(for: tenant) { db in
      try await db.handedOver(order.id, at: now, on: operatingDay(now))
    }
    try await handOver(order, clave, to: payee, at: now, of: tenant)
  }

  private func take(_ status: RailStatus, of order: Disbursement, tenant: TenantID) async throws {
    let now = world.now(tenant)
    let by = Kernel.Actor.system(rail.name)
    switch status {
    case .inFlight(let folio):
      try await database.transaction(for: tenant) { db in
        if let folio { try await db.note(folio, of: order.id) }
        try await contradict(order.id, "en camino", at: now, in: db)
      }
    case .settled(let folio, let at):
      try await database.transaction(for: tenant) { db in
        if let folio { try await db.note(folio, of: order.id) }
        if try await move(order.id, .settle(at: at ?? now), by: by, in: db) { return }
        try await contradict(order.id, "liquidada", at: now, in: db)
      }
    case .rejected(let code, let reason):
      try await move(order.id, .reject(code: code, reason: reason), by: by, of: tenant)
    case .returned(let code, let reason, _):
      try await move(order.id, .giveBack(code: code, reason: reason), by: by, of: tenant)
    }
  }

  /// Our books do not move on it; it stays in the queue until a person says what it was.
  private func contradict(
    _ id: DisbursementID, _ told: String, at now: Date, in db: Transaction
  ) async throws {
    guard let order = try await db.lockDisbursement(id), case .rejected = order.state else {
      return
    }
    guard try await db.insert(Contradiction(disbursement: id, told: told, heardAt: now)) else {
      return
    }
    try await audit.record(
      Act(
        "payments.disbursement_contradicted", by: .system(rail.name), on: id,
        facts: ["told": told, "here": order.state.name.rawValue]), in: db)
  }

  private func note(
    _ id: DisbursementID, _ outcome: String, _ detail: String, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await db.note(
        .init(world.newID(), .query, outcome: outcome, detail: String(detail.prefix(400))),
        of: id, at: world.now(tenant))
    }
  }
}
