import Kernel
import Lending
import ServicingAPI

/// The obligation: what was sold to whom, and how far its books have come.
struct Loan: Hashable {
  let id: LoanID
  let folio: String
  let party: PartyID
  let contract: ContractID
  let group: LoanGroupID?
  let branch: String
  let product: SoldProduct
  /// The order that pays it out; a new one where the first was withdrawn and it goes on.
  var disbursement: DisbursementID
  var status: LoanStatus
  var schedule: Schedule
  var cat: CAT?
  let signedOn: CalendarDate
  /// The last day of the right to cancel without cost.
  let cancelThrough: CalendarDate
  /// What must be deposited before the money is ordered; zero where the product asks for nothing.
  let garantiaRequired: Money
  var cancelRequestedOn: CalendarDate?
  /// When that had no effect any more: what was paid out was not brought back within the term.
  var cancelLapsedOn: CalendarDate?
  var disbursedOn: CalendarDate?
  var endedOn: CalendarDate?
}

extension Loan {
  /// The day on which the borrower asked to cancel, while what was disbursed can still be brought
  /// back: after the term the request lapses and the loan goes on (LTOSF 11 Bis 1).
  func pendingCancellation(on date: CalendarDate) -> CalendarDate? {
    guard endedOn == nil, date <= cancelThrough else { return nil }
    return cancelRequestedOn
  }

  /// Somebody asked to cancel it, and the bank has not said yet that its money stayed.
  var isCancellationUnanswered: Bool { status == .disbursing && cancelRequestedOn != nil }
}

/// The version of a product that a loan was sold under, which it keeps.
struct SoldProduct: Hashable {
  let code: String
  let version: Int
  let name: String
}

/// A loan with its life: what a verb locks and a page reads.
struct LoanRecord: Hashable {
  var loan: Loan
  var events: [LoanEvent]
  /// Its books are posted to the end of this day; nil until the money arrives.
  var closedThrough: CalendarDate?

  var account: LoanAccount { LoanAccount(schedule: loan.schedule, events: events) }

  /// The day whose books a change today is written in: never one that was closed.
  func day(_ businessDate: CalendarDate, _ effectiveOn: CalendarDate? = nil) -> CalendarDate {
    [businessDate, closedThrough, effectiveOn, loan.disbursedOn].compactMap { $0 }.max()
      ?? businessDate
  }
}
