import Kernel

/// An order that the bank would not take: its loan waits for the account to be corrected, and for
/// the next order.
struct Rejection: Hashable {
  let disbursement: DisbursementID
  let loan: LoanID
  /// The rail's own.
  let code: String
  let on: CalendarDate
}
