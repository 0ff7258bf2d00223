import Foundation
import Kernel
import PaymentsAPI
import Web

/// Money on its way out: of a loan, or of a deposit that goes back to whoever sent it.
struct DisbursementBody: APIModel {
  enum Purpose: String, Codable, Sendable, CaseIterable {
    case loan, garantia, refund
    case receiptReturn = "receipt_return"
  }

  let id: DisbursementID
  let purpose: Purpose
  let loan: LoanID?
  let receipt: PaymentID?
  let amount: Money
  let state: DisbursementSummary.State
  let claveRastreo: String?
  let settledAt: Date?

  init(_ order: Disbursement) {
    id = order.id
    switch order.purpose {
    case .loan(let loan, _): (purpose, self.loan, receipt) = (.loan, loan, nil)
    case .giveBack(.garantia, let loan, _): (purpose, self.loan, receipt) = (.garantia, loan, nil)
    case .giveBack(.refund, let loan, _): (purpose, self.loan, receipt) = (.refund, loan, nil)
    case .receiptReturn(let receipt): (purpose, loan, self.receipt) = (.receiptReturn, nil, receipt)
    }
    amount = order.amount
    state = DisbursementSummary.State(order.state.name)
    claveRastreo = order.state.claveRastreo?.text
    settledAt = if case .settled(_, let at) = order.state { at } else { nil }
  }

  static let schema = Schema.object(
    "Disbursement",
    [
      .required("id", .id("disb")),
      .required("purpose", .oneOf(Purpose.allCases.map(\.rawValue))),
      .optional("loan", .id("loan")), .optional("receipt", .id("pay")),
      .required("amount", .centavos("Amount", minimum: 1)),
      .required(
        "state", .oneOf(["requested", "held", "submitted", "settled", "rejected", "returned"])),
      .optional("claveRastreo", .string("SPEI tracking key")),
      .optional("settledAt", .instant("When the bank confirmed it")),
    ],
    description: "What leaves: a loan to its borrower, their garantía líquida or what they paid "
      + "too much (`loan`), or a deposit that goes back to whoever sent it (`receipt`).")
}

struct ReceiptBody: APIModel {
  let id: PaymentID
  let method: ReceiptSummary.Method
  let amount: Money
  let occurredAt: Date
  let claveRastreo: String?
  let isReversed: Bool

  init(_ receipt: ReceiptSummary) {
    id = receipt.id
    method = receipt.method
    amount = receipt.amount
    occurredAt = receipt.occurredAt
    claveRastreo = receipt.claveRastreo
    isReversed = receipt.isReversed
  }

  static let schema = Schema.object(
    "Receipt",
    [
      .required("id", .id("pay")), .required("method", .oneOf(["spei", "cash"])),
      .required("amount", .centavos("Amount", minimum: 1)),
      .required("occurredAt", .instant("When the money arrived")),
      .optional("claveRastreo", .string("SPEI tracking key")),
      .required("isReversed", .boolean("It was undone")),
    ])
}

struct ReceiptListBody: APIModel {
  let data: [ReceiptBody]
  /// Pass it as `after` to read on; absent on the last page.
  let next: String?

  static let schema = Schema.object(
    "ReceiptList",
    [
      .required("data", .array(ReceiptBody.schema)),
      .optional("next", .string("Pass it as `after` to read on; absent on the last page.")),
    ])
}

struct CollectionAccountBody: APIModel {
  let party: PartyID
  let clabe: String

  static let schema = Schema.object(
    "CollectionAccount",
    [
      .required("party", .id("party")),
      .required("clabe", .string("CLABE", pattern: "^[0-9]{18}$", example: "646180990100000019")),
    ])
}
