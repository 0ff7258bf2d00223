import Foundation
import Jobs
import Kernel
import Ledger
import Lending
import Postgres
import ServicingAPI
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
    let records = try await db.lockLoans(ofChunk: chunk, on: date)
    let days = records.map { LoanDay($0, on: date) }
    try await db.save(days.map(\.standing))
    try await end(days, in: db)
    try await tellFallingDue(days, in: db)
    try await post(days, chunk, on: date, in: db)
    try await db.insertSteps(
      marks(of: days), chunk: chunk, on: date, at: desk.world.now(db.tenant))
  }

  /// Credit that paid the last instalment ends the loan.
  private func end(_ days: [LoanDay], in db: Transaction) async throws {
    for day in days where day.loan.status != day.record.loan.status {
      try await db.saveState(day.loan)
      try await ChangeLoan(desk: desk).tellEnd(from: day.record.loan, to: day.loan, in: db)
    }
  }

  private func tellFallingDue(_ days: [LoanDay], in db: Transaction) async throws {
    for day in days {
      guard let falling = day.fallingDue else { continue }
      try await desk.jobs.publish(
        InstallmentFellDue(
          loan: day.record.loan.id, party: day.record.loan.party, number: falling.installment,
          dueOn: falling.dueOn, unpaid: falling.unpaid.total), in: db)
    }
  }

  /// Lines of the whole chunk by product, branch and account; the auxiliary of any loan can be
  /// worked out again for any date.
  private func post(
    _ days: [LoanDay], _ chunk: Int, on date: CalendarDate, in db: Transaction
  ) async throws {
    var sums: [PostingKey: Money] = [:]
    for day in days {
      for (account, amount) in day.lines {
        let key = PostingKey(
          account: account, product: day.record.loan.product.code,
          branch: day.record.loan.branch)
        sums[key, default: .zero] += amount
      }
    }
    let lines = sums.sorted { $0.key < $1.key }.map { key, amount in
      Entry.Line.debit(
        Account(key.account), amount,
        Entry.Dimensions(product: key.product, branch: key.branch, stage: key.stage))
    }
    try await desk.ledger.post(
      Entry(
        effectiveOn: date, source: "close:\(date):\(chunk)", memo: "Cierre del día",
        lines: lines), in: db)
  }

  private func marks(of days: [LoanDay]) -> [CloseMark] {
    let falling = days.compactMap(\.fallingDue)
    return CloseStep.ofLoans.map { step in
      switch step {
      case .accrue: CloseMark(step, days, \.accrued)
      case .penalise: CloseMark(step, days, \.penalised)
      case .applyCredit: CloseMark(step, days, \.creditApplied)
      case .fallDue:
        CloseMark(step: step, loans: falling.count, amount: falling.map(\.owed.total).sum)
      case .age:
        CloseMark(
          step: step, loans: days.count { $0.tomorrow.daysPastDue > 0 },
          amount: days.map(\.tomorrow.pastDue.principal).sum)
      case .post, .notify, .advance: CloseMark(step: step, loans: days.count, amount: .zero)
      }
    }
  }
}

private struct PostingKey: Hashable, Comparable {
  let account: String
  let product: String
  let branch: String

  /// Accounts kept by stage end in its number.
  var stage: Int? {
    guard account.hasPrefix("1201-") || account.hasPrefix("1202-") else { return nil }
    return account.last?.wholeNumberValue
  }

  static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.product, lhs.branch, lhs.account) < (rhs.product, rhs.branch, rhs.account)
  }
}

/// What a step did to a chunk.
struct CloseMark {
  let step: CloseStep
  let loans: Int
  let amount: Money

  init(step: CloseStep, loans: Int, amount: Money) {
    self.step = step
    self.loans = loans
    self.amount = amount
  }

  init(_ step: CloseStep, _ days: [LoanDay], _ moved: (LoanDay) -> Money) {
    let amounts = days.map(moved).filter { !$0.isZero }
    self.init(step: step, loans: amounts.count, amount: amounts.sum)
  }
}
