import Audit
import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres

/// Asks whether the person may be paid, writes the intent, commits, and only then talks to the
/// rail. What was not surely refused stays submitted until the rail itself says.
struct SubmitDisbursement: Sendable {
  let database: Database
  let world: World
  let audit: Audit
  let jobs: Jobs
  let standing: @Sendable (TenantID, PartyID) async throws -> PayeeStanding
  let move: MoveDisbursement
  let handOver: HandOver
  let allotCLABE: AllotCLABE
  let check: CheckDisbursement

  func callAsFunction(_ id: DisbursementID, of tenant: TenantID) async throws {
    let found = try await database.read(for: tenant) { db in try await db.disbursement(id) }
    guard let order = found else { return }
    switch order.state {
    case .requested:
      break
    case .submitted:
      // An earlier try wrote its intent and was cut short: the rail knows how that ended.
      try await check(id, of: tenant)
      return
    case .held, .settled, .rejected, .returned, .withdrawn:
      return
    }
    guard try await mayBePaid(order, of: tenant), try await isFirstToBePaid(order, of: tenant)
    else { return }
    guard let payee = try await handOver.payee(order.purpose, of: tenant) else {
      let reason = "No hay una cuenta a la cual pagar"
      try await move(
        id, .reject(code: "sin-cuenta", reason: reason), by: .system("payments"), of: tenant)
      return
    }
    if let party = order.party { _ = try await allotCLABE(party, of: tenant) }
    guard let intent = try await intend(order, of: tenant) else { return }
    try await handOver(order, intent.clave, to: payee, at: intent.at, of: tenant)
  }

  /// The lists are asked again, however recently they were: a person may have entered one since
  /// the contract was signed (DCG del art. 95 Bis LGOAAC, lista de personas bloqueadas).
  private func mayBePaid(_ order: Disbursement, of tenant: TenantID) async throws -> Bool {
    guard let party = order.party else { return true }
    switch try await standing(tenant, party) {
    case .clear: return true
    case .held(let reason):
      try await move(order.id, .hold(reason: reason), by: .system("compliance"), of: tenant)
      return false
    }
  }

  /// An earlier order of the same money was rejected: the rail is asked about it once more, and
  /// where it calls that one paid, nobody pays another before a person has looked. Where it does
  /// not answer, nothing leaves and the job asks again.
  private func isFirstToBePaid(_ order: Disbursement, of tenant: TenantID) async throws -> Bool {
    let earlier = try await database.read(for: tenant) { db in
      try await db.rejectedBefore(order.id)
    }
    for id in earlier { try await check.surely(id, of: tenant) }
    let (isContradicted, isPaid) = try await database.read(for: tenant) { db in
      (
        try await db.isContradicted(besides: order.id), try await db.isPaid(besides: order.id)
      )
    }
    guard isContradicted || isPaid else { return true }
    let reason =
      isPaid
      ? "El dinero de este crédito ya salió con otra orden."
      : "El banco dice que sí pagó otra orden de este dinero: revísela antes de pagar."
    try await move(order.id, .hold(reason: reason), by: .system("payments"), of: tenant)
    return false
  }

  /// Committed before anything leaves this machine, together with the question that will be asked
  /// if nobody comes back to tell. Nil: somebody was first.
  private func intend(
    _ order: Disbursement, of tenant: TenantID
  ) async throws -> (clave: ClaveRastreo, at: Date)? {
    let clave = ClaveRastreo(for: order.id)
    let now = world.now(tenant)
    return try await database.transaction(for: tenant) { db in
      guard let locked = try await db.lockDisbursement(order.id), locked.state == .requested
      else { return nil }
      try await db.save(try locked.state.after(.submit(clave, at: now)), of: order.id, at: now)
      try await db.handedOver(order.id, at: now, on: check.operatingDay(now))
      try await check.askLater(order.id, round: 1, in: db)
      try await audit.record(
        Act(
          "payments.disbursement_submitted", by: .system("payments"), on: order.id,
          facts: ["claveRastreo": clave.text]),
        in: db)
      return (clave, now)
    }
  }
}
