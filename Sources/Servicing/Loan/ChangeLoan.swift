import Foundation
import Jobs
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// The one way in which something happens to a loan that is locked: the event is kept, the books
/// move by the difference it makes, the figures of the day are written, and the end is told.
struct ChangeLoan: Sendable {
  let desk: Desk

  struct Change {
    let event: LoanEvent
    let actor: Kernel.Actor
    var reason: String?
    let memo: String
  }

  struct Outcome {
    let record: LoanRecord
    let effect: RepaymentEffect
    let isRepeated: Bool
  }

  func callAsFunction(
    _ change: Change, to record: LoanRecord, in db: Transaction
  ) async throws -> Outcome {
    let businessDate = try await desk.tenants.businessDate(in: db)
    let day = record.day(businessDate, change.event.effectiveOn)
    let effect = record.account.receive(change.event, asOf: day)
    let isNew = try await db.insert(
      change.event, of: record.loan.id, at: desk.world.now(db.tenant), by: change.actor,
      reason: change.reason)
    guard isNew else { return Outcome(record: record, effect: effect, isRepeated: true) }

    var after = record
    after.events = effect.account.events
    after.closedThrough = day
    after.loan.end(as: effect.after.standing)
    try await db.saveState(after.loan)
    let cut = max(businessDate, day)
    try await db.save(
      LoanStandingRow(
        loan: record.loan.id, closedThrough: day, position: after.account.position(on: cut)))
    try await desk.post(
      from: record, to: after, on: day, source: "event:\(record.loan.id):\(change.event.id)",
      memo: change.memo, in: db)
    try await tellEnd(from: record.loan, to: after.loan, in: db)
    return Outcome(record: after, effect: effect, isRepeated: false)
  }

  /// Tells that a loan ended, if what just happened ended it; or that one which had been cancelled
  /// is owed again, since what cancelled it was taken back.
  func tellEnd(from before: Loan, to after: Loan, in db: Transaction) async throws {
    if before.status == .cancelled, after.status == .active {
      try await desk.jobs.publish(
        LoanCancellationLapsed(
          loan: after.id, party: after.party,
          lapsedOn: try await desk.tenants.businessDate(in: db)), in: db)
    }
    guard before.status != after.status, let endedOn = after.endedOn else { return }
    switch after.status {
    case .paidOff:
      try await desk.jobs.publish(
        LoanPaidOff(loan: after.id, party: after.party, paidOffOn: endedOn), in: db)
      try await desk.write(.creditoLiquidado, about: after, ["fecha": endedOn.text.short], in: db)
    case .cancelled:
      try await desk.jobs.publish(
        LoanCancelled(loan: after.id, party: after.party, cancelledOn: endedOn), in: db)
      try await desk.write(.creditoCancelado, about: after, ["fecha": endedOn.text.short], in: db)
    case .awaitingDeposit, .disbursing, .active: break
    }
  }
}

extension Loan {
  /// Ends the loan, or opens it again where what had ended it was undone.
  mutating func end(as standing: Standing) {
    switch standing {
    case .open: (status, endedOn) = (.active, nil)
    case .paidOff(let on): (status, endedOn) = (.paidOff, on)
    case .cancelled(let on): (status, endedOn) = (.cancelled, on)
    // No verb writes off or sells a loan: until one does, whoever serves it keeps it.
    case .writtenOff, .sold: (status, endedOn) = (.active, nil)
    }
  }
}
