import Foundation
import Kernel
import Lending
import Postgres
import Tenancy

/// One chunk of loans through the day's steps, in one transaction: locked in id order, worked out
/// together, written in bulk.
struct CloseChunk: Sendable {
  let desk: Desk

  /// The next chunk that nobody is at; nil where none is left to begin.
  func next(on date: CalendarDate, of tenant: TenantID) async throws -> Int? {
    try await desk.database.transaction(for: tenant) { db in
      guard let chunk = try await db.claimChunk(on: date) else { return nil }
      // It may have been done between our look and our lock.
      if try await db.isStepDone(.post, chunk: chunk, on: date) { return chunk }
      try await close(chunk, on: date, in: db)
      return chunk
    }
  }

  /// That chunk, once whoever is at it has finished; nothing where they did it.
  func callAsFunction(_ chunk: Int, on date: CalendarDate, of tenant: TenantID) async throws {
    try await desk.database.transaction(for: tenant) { db in
      try await db.lockChunk(chunk, on: date)
      if try await db.isStepDone(.post, chunk: chunk, on: date) { return }
      try await close(chunk, on: date, in: db)
    }
  }

  private func close(_ chunk: Int, on date: CalendarDate, in db: Transaction) async throws {
    let found = try await db.lockLoans(ofChunk: chunk, on: date)
    let missed = try await db.daysMissed(by: found.records.map(\.loan.id), through: date)
    let days = found.records.map { LoanDay($0, on: date, missed: missed[$0.loan.id] ?? []) }
    let now = desk.world.now(db.tenant)
    try await db.save(days.map(\.standing))
    try await ChunkEffects(desk: desk, days: days, date: date, source: "close:\(date):\(chunk)")
      .write(in: db)
    try await db.clearProblems(of: Array(missed.keys), through: date, at: now)
    try await db.insertProblems(found.unreadable, on: date, at: now)
    try await db.insertSteps(
      CloseMark.of(days), chunk: chunk, on: date, at: now)
  }
}

/// What a step did to a chunk.
struct CloseMark {
  let step: CloseStep
  let loans: Int
  let amount: Money
}

extension CloseMark {
  private init(_ step: CloseStep, _ days: [LoanDay], _ moved: (LoanDay) -> Money) {
    let amounts = days.map(moved).filter { !$0.isZero }
    self.init(step: step, loans: amounts.count, amount: amounts.sum)
  }

  /// One for each step that loans go through.
  static func of(_ days: [LoanDay]) -> [CloseMark] {
    let falling = days.flatMap(\.fallingDue)
    let late = days.filter { $0.tomorrow.daysPastDue > 0 }
    return [
      CloseMark(.accrue, days, \.accrued),
      CloseMark(step: .fallDue, loans: falling.count, amount: falling.map(\.owed.total).sum),
      CloseMark(.applyCredit, days, \.creditApplied), CloseMark(.penalise, days, \.penalised),
      CloseMark(
        step: .age, loans: late.count, amount: late.map(\.tomorrow.pastDue.principal).sum),
      CloseMark(step: .post, loans: days.count, amount: .zero),
    ]
  }
}
