import Jobs
import Kernel
import Ledger
import Lending
import Postgres
import ServicingAPI

/// What a chunk's day means outside its own rows: loans that end, instalments that fall due, and
/// the ledger.
struct ChunkEffects: Sendable {
  let desk: Desk
  let days: [LoanDay]
  let date: CalendarDate
  /// What the ledger knows the entry by: never posted twice.
  let source: String

  func write(in db: Transaction) async throws {
    try await end(in: db)
    try await tellFallingDue(in: db)
    try await post(in: db)
  }

  /// Credit that paid the last instalment ends the loan; a cancellation that nobody completed
  /// lapses.
  private func end(in db: Transaction) async throws {
    for day in days where day.loan != day.record.loan {
      try await db.saveState(day.loan)
      try await ChangeLoan(desk: desk).tellEnd(from: day.record.loan, to: day.loan, in: db)
      if let lapsedOn = day.loan.cancelLapsedOn, day.lapses {
        try await desk.jobs.publish(
          LoanCancellationLapsed(
            loan: day.loan.id, party: day.loan.party, lapsedOn: lapsedOn), in: db)
      }
    }
  }

  private func tellFallingDue(in db: Transaction) async throws {
    for day in days {
      for falling in day.fallingDue {
        try await desk.jobs.publish(
          InstallmentFellDue(
            loan: day.record.loan.id, party: day.record.loan.party, number: falling.installment,
            dueOn: falling.dueOn, unpaid: falling.unpaid.total), in: db)
      }
    }
  }

  /// Lines of the whole chunk by product, branch and account; the auxiliary of any loan can be
  /// worked out again for any date.
  private func post(in db: Transaction) async throws {
    var sums: [PostingKey: Money] = [:]
    for day in days {
      for (account, amount) in day.lines {
        let loan = day.record.loan
        let key = PostingKey(account: account, product: loan.product.code, branch: loan.branch)
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
        effectiveOn: date, source: source, memo: "Cierre del día", lines: lines), in: db)
  }
}

private struct PostingKey: Hashable, Comparable {
  let account: String
  let product: String
  let branch: String

  var stage: Int? { Stage.ofAccount(account).map { Int($0.rawValue) } }

  static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.product, lhs.branch, lhs.account) < (rhs.product, rhs.branch, rhs.account)
  }
}
