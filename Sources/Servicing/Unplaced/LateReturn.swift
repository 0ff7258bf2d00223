import Kernel

/// A disbursement that the bank gave back when its loan had ended. The money waits under the
/// disbursement's own number, and goes to another loan or back to the borrower.
struct LateReturn: Hashable {
  let disbursement: DisbursementID
  let loan: LoanID

  /// What its money is called while it waits for a person.
  var payment: PaymentID { PaymentID(disbursement.uuid) }
  var externalID: String { "return:\(disbursement)" }

  enum Kind: String, Hashable, Sendable, CaseIterable {
    case ordered, settled, failed
    /// The bank gave back one that had settled.
    case cameBack
  }
}
