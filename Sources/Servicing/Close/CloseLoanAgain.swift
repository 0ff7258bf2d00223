import Audit
import Kernel
import Postgres
import ServicingAPI
import Tenancy

/// A loan that was set aside and can be read again is closed to the day before the institution's:
/// what it missed is earned, aged, told and posted at once. Repeated, there is nothing left to do.
struct CloseLoanAgain: Sendable {
  let desk: Desk

  enum Refused: Refusal, Hashable {
    case stillUnreadable(LoanID, what: String)
  }

  func callAsFunction(
    _ id: LoanID, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    let date = try await desk.tenants.businessDate(in: db).adding(days: -1)
    // The close takes the same lock: whoever comes second finds nothing missed.
    let found = try await db.lockClosing(id)
    if let what = found.unreadable[id] { throw Refused.stillUnreadable(id, what: what) }
    guard let record = found.records.first else { throw LoanUnknown(id: id) }
    guard let missed = try await db.daysMissed(by: [id], through: date)[id] else { return }
    let day = LoanDay(record, on: date, missed: missed)
    try await db.save([day.standing])
    try await ChunkEffects(desk: desk, days: [day], date: date, source: "close-again:\(id):\(date)")
      .write(in: db)
    try await db.clearProblems(of: [id], through: date, at: desk.world.now(db.tenant))
    try await desk.audit.record(
      Act(
        "loan.closed_again", by: actor, on: id.description,
        facts: ["since": missed[0].description, "through": date.description]), in: db)
  }
}

extension CloseLoanAgain.Refused {
  var problem: Problem {
    switch self {
    case .stillUnreadable(_, let what):
      Problem(
        "servicing/loan-unreadable", status: 409, title: "El crédito sigue sin poder leerse",
        detail:
          "Lo guardado de este crédito no se entiende (\(what)). Avise a quien opera el sistema y, "
          + "cuando esté corregido, ciérrelo de nuevo.")
    }
  }
}
