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
  let method: Method
  let amount: Money
  let allocation: Balance
  /// What waits as credit; negative where credit that was waiting was used too.
  let excess: Money
  let effectiveOn: CalendarDate
  let occurredAt: Date
  var reversal: Reversal?

  /// How the money came; the deposit pays where a person decides so.
  enum Method: String, Hashable, Sendable, CaseIterable {
    case spei, cash, garantia

    init(_ method: ReceiptSummary.Method) {
      switch method {
      case .spei: self = .spei
      case .cash: self = .cash
      }
    }
  }

  struct Reversal: Hashable {
    let reason: String
    let on: CalendarDate
  }
}
