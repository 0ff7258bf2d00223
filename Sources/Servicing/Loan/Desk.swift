import Audit
import ChannelsAPI
import Jobs
import Kernel
import Ledger
import Lending
import PaymentsAPI
import Postgres
import Tenancy

/// What every verb of Servicing needs.
struct Desk: Sendable {
  let database: Database
  let world: World
  let tenants: Tenants
  let jobs: Jobs
  let audit: Audit
  let ledger: Ledger
}

extension Desk {
  /// Moves the ledger by the difference between what it holds of a loan and what it must hold.
  func post(
    from before: LoanRecord, to after: LoanRecord, on date: CalendarDate, source: String,
    memo: String, in db: Transaction
  ) async throws {
    let earlier = before.closedThrough.map { LoanBooks.of(before.account, on: $0) } ?? .empty
    let later = LoanBooks.of(after.account, on: date)
    let loan = after.loan
    let lines = later.difference(from: earlier).map { account, amount in
      Entry.Line.debit(
        Account(account), amount,
        Entry.Dimensions(
          product: loan.product.code, branch: loan.branch,
          stage: Stage.ofAccount(account).map { Int($0.rawValue) }, loan: loan.id))
    }
    try await ledger.post(
      Entry(effectiveOn: date, source: source, memo: memo, lines: lines), in: db)
  }

  /// Money of ours that came back without passing through a receipt enters the bank here.
  func receiveReturn(
    of loan: Loan, _ failed: DisbursementFailed, in db: Transaction
  ) async throws {
    let dimensions = Entry.Dimensions(
      product: loan.product.code, branch: loan.branch, loan: loan.id)
    try await ledger.post(
      Entry(
        effectiveOn: failed.failedOn, source: "return:\(failed.disbursement)",
        memo: "Desembolso devuelto \(loan.folio)",
        lines: [
          .debit(.bancos, failed.amount, dimensions),
          .credit(.depositosPorAplicar, failed.amount, dimensions),
        ]), in: db)
  }

  /// Orders a message of the institution's own words; the same occasion orders it once.
  func write(
    _ kind: MessageKind, about loan: some LoanSubjectOfMessage, _ values: [String: String],
    in db: Transaction
  ) async throws {
    var values = values
    values["folio"] = loan.folio
    try await jobs.publish(
      MessageOrdered(
        message: world.newID(MessageID.self), party: loan.party, template: kind.rawValue,
        values: values, subject: loan.id.description), in: db)
  }
}

/// What a message is about: which loan, and whom to write to.
protocol LoanSubjectOfMessage {
  var id: LoanID { get }
  var folio: String { get }
  var party: PartyID { get }
}

extension Loan: LoanSubjectOfMessage {}
