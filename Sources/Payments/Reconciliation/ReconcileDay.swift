import Audit
import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// Asks the bank for its list of a day and takes in what no notice told: a deposit through the very
/// verb that a notice goes through, an order by asking for it. Safe to repeat and to race: what is
/// there already is found there.
struct ReconcileDay: Sendable {
  let database: Database
  let world: World
  let audit: Audit
  let rail: ReconciliationRail
  let record: RecordReceipt
  let check: CheckDisbursement

  enum Refused: Refusal, Hashable {
    case dayToCome(CalendarDate)
    case bankSilent(CalendarDate)
  }

  /// How long a notice is waited for before the list stands in for it.
  static let noticeSeconds = 600

  struct Answer: Sendable {
    let recoveredCount: Int
    let comparison: DayComparison
  }

  /// `settledBefore` leaves to their notices what has only just moved.
  @discardableResult
  func callAsFunction(
    _ day: CalendarDate, settledBefore: Date, by actor: Kernel.Actor, of tenant: TenantID
  ) async throws -> Answer {
    let now = world.now(tenant)
    guard day <= rail.operatingDay(now) else { throw Refused.dayToCome(day) }
    let statement: BankStatement
    do throws(RailFailure) {
      statement = try await rail.statement(tenant, StatementQuery(day: day, now: now))
    } catch {
      try await note(error, of: day, by: actor, tenant)
      throw Refused.bankSilent(day)
    }
    try await keep(statement, of: day, by: actor, at: now, tenant)
    let deposits = try await takeIn(statement, of: day, settledBefore: settledBefore, tenant)
    let orders = try await askForThoseBehind(on: day, tenant)
    try await tell(deposits, orders, of: day, by: actor, tenant)
    return Answer(
      recoveredCount: deposits + orders, comparison: try await comparison(of: day, tenant))
  }

  /// What went wrong, on the day's own page.
  func note(
    _ error: any Error, of day: CalendarDate, by actor: Kernel.Actor, _ tenant: TenantID
  ) async throws {
    let failure = String("\(error)".prefix(400))
    let now = world.now(tenant)
    try await database.transaction(for: tenant) { db in
      try await db.noteFailure(of: day, failure, by: actor, at: now)
    }
  }

  func comparison(of day: CalendarDate, _ tenant: TenantID) async throws -> DayComparison {
    try await database.read(for: tenant) { db in
      guard let listedAt = try await db.bankDay(day)?.answeredAt else {
        return DayComparison(bank: [], receipts: [], orders: [])
      }
      return DayComparison(
        bank: try await db.bankLines(of: day),
        receipts: try await db.ourReceipts(of: day, listedAt: listedAt),
        orders: try await db.ourOrders(of: day, listedAt: listedAt))
    }
  }

  /// The hours in which the clock found nothing are not acts of anybody.
  private func tell(
    _ deposits: Int, _ orders: Int, of day: CalendarDate, by actor: Kernel.Actor,
    _ tenant: TenantID
  ) async throws {
    if case .system = actor, deposits + orders == 0 { return }
    try await database.transaction(for: tenant) { db in
      try await audit.record(
        Act(
          "payments.day_reconciled", by: actor, on: day,
          facts: ["deposits": String(deposits), "disbursements": String(orders)]),
        in: db)
    }
  }

  private func keep(
    _ statement: BankStatement, of day: CalendarDate, by actor: Kernel.Actor, at now: Date,
    _ tenant: TenantID
  ) async throws {
    let lines = BankLine.told(by: statement)
    try await database.transaction(for: tenant) { db in
      try await db.lockAnswer(
        of: day, unreadable: statement.unreadableCount, by: actor, at: now)
      try await db.keep(lines, of: day)
    }
  }

  /// How many deposits the bank's list told first.
  private func takeIn(
    _ statement: BankStatement, of day: CalendarDate, settledBefore: Date, _ tenant: TenantID
  ) async throws -> Int {
    let now = world.now(tenant)
    let known = try await database.read(for: tenant) { db in
      Set(
        try await db.ourReceipts(of: day, listedAt: now)
          .map { "\($0.institution)/\($0.claveRastreo)" })
    }
    var taken = 0
    for line in statement.received {
      let transfer = line.transfer
      guard case .settled = line.status, (transfer.settledAt ?? now) <= settledBefore,
        !known.contains("\(transfer.senderInstitution)/\(transfer.claveRastreo)"),
        case .taken = try await record(transfer, heardAt: now, of: tenant)
      else { continue }
      taken += 1
      try await database.transaction(for: tenant) { db in
        try await db.recovered(
          .received, transfer.senderInstitution, transfer.claveRastreo.text, of: day, at: now)
      }
    }
    return taken
  }

  /// Our books say otherwise than the list: what moves them is what the rail answers when it is
  /// asked for that order, as after any notice.
  private func askForThoseBehind(on day: CalendarDate, _ tenant: TenantID) async throws -> Int {
    let behind = try await comparison(of: day, tenant).lines.filter {
      $0.direction == .sent && $0.finding == .stateDiffers
    }
    var moved = 0
    for line in behind {
      guard case .disbursement(let id) = line.subject, let institution = line.institution
      else { continue }
      let before = try await state(of: id, tenant)
      try await check(id, of: tenant)
      guard try await state(of: id, tenant) != before else { continue }
      moved += 1
      try await database.transaction(for: tenant) { db in
        try await db.recovered(
          .sent, institution, line.claveRastreo, of: day, at: world.now(tenant))
      }
    }
    return moved
  }

  private func state(
    of id: DisbursementID, _ tenant: TenantID
  ) async throws -> Disbursement.State? {
    try await database.read(for: tenant) { db in try await db.disbursement(id)?.state }
  }
}

extension ReconcileDay.Refused {
  var problem: Problem {
    switch self {
    case .dayToCome(let day):
      Problem(
        "payments/day-to-come", status: 422, title: "Ese día todavía no llega",
        detail: "El banco todavía no tiene movimientos del \(day.text.short).")
    case .bankSilent(let day):
      Problem(
        "payments/bank-silent", status: 503, title: "El banco no contestó",
        detail: "No se pudo pedir la lista del \(day.text.short). Nada cambió: intente más tarde.")
    }
  }
}
