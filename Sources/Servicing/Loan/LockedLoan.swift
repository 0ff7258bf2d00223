import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// A loan that a person acts on, locked, as it stands on the day in whose books the act is written.
struct LockedLoan {
  let record: LoanRecord
  let day: CalendarDate
  let position: Position

  var isActive: Bool { record.loan.status == .active }
}

extension Desk {
  /// Locked until the transaction ends: two acts never read the same standing.
  func lockLoan(_ id: LoanID, in db: Transaction) async throws -> LockedLoan {
    guard let record = try await db.lockLoan(id) else { throw LoanUnknown(id: id) }
    let day = record.day(try await tenants.businessDate(in: db))
    return LockedLoan(record: record, day: day, position: record.account.position(on: day))
  }
}

/// There is no such loan in this portfolio.
struct LoanUnknown: Refusal, Hashable {
  let id: LoanID
  var problem: Problem { .loanUnknown(id) }
}
