import Foundation
import Kernel
import Lending
import PaymentsAPI

/// What a payment did to a loan, as its receipt states it.
struct Repayment: Hashable {
  let id: RepaymentID
  let loan: LoanID
  let payment: PaymentID
  let event: String
  let method: ReceiptSummary.Method
  let amount: Money
  let allocation: Balance
  /// What waits as credit; negative where credit that was waiting was used too.
  let excess: Money
  let effectiveOn: CalendarDate
  let occurredAt: Date
  var reversal: Reversal?

  struct Reversal: Hashable {
    let reason: String
    let on: CalendarDate
  }
}
