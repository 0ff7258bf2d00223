import Foundation
import Kernel
import Lending
import PaymentsAPI
import ServicingAPI
import Web

/// What a payment did: its parts and its excess are its amount.
struct RepaymentModel: APIModel {
  let id: RepaymentID
  let payment: PaymentID
  let amount: Money
  let principal: Money
  let interest: Money
  let moratorio: Money
  let fees: Money
  let iva: Money
  let excess: Money
  let effectiveOn: CalendarDate
  let method: String
  let isReversed: Bool

  init(_ made: Repayment) {
    let paid = made.allocation
    id = made.id
    payment = made.payment
    amount = made.amount
    principal = paid.principal
    interest = paid.ordinaryInterest.net
    moratorio = paid.moratorio.net
    fees = paid.charges.net
    iva = paid.iva
    excess = made.excess
    effectiveOn = made.effectiveOn
    method = made.method.rawValue
    isReversed = made.reversal != nil
  }

  static let schema = Schema.object(
    "Repayment",
    [
      .required("id", .id("rep")), .required("payment", .id("pay")),
      .required("amount", .centavos("")), .required("principal", .centavos("")),
      .required("interest", .centavos("")), .required("moratorio", .centavos("")),
      .required("fees", .centavos("")), .required("iva", .centavos("")),
      .required(
        "excess", .centavos("Kept for the next instalment; negative where credit was used")),
      .required("effectiveOn", .date()),
      .required("method", .oneOf(Repayment.Method.allCases.map(\.rawValue))),
      .required("isReversed", .boolean()),
    ])
}

struct RepaymentListModel: APIModel {
  let repayments: [RepaymentModel]

  static let schema = Schema.object(
    "RepaymentList", [.required("repayments", .array(RepaymentModel.schema))])
}

struct PayoffQuoteModel: APIModel {
  let loan: LoanID
  let on: CalendarDate
  let total: Money
  let principal: Money
  let interest: Money
  let moratorio: Money
  let fees: Money
  let iva: Money
  let credit: Money

  init(_ loan: LoanID, _ quote: Lending.PayoffQuote) {
    self.loan = loan
    on = quote.on
    total = quote.total
    principal = quote.parts.principal
    interest = quote.parts.ordinaryInterest.net
    moratorio = quote.parts.moratorio.net
    fees = quote.parts.charges.net
    iva = quote.parts.iva
    credit = quote.credit
  }

  static let schema = Schema.object(
    "PayoffQuote",
    [
      .required("loan", .id("loan")), .required("on", .date()),
      .required("total", .centavos("The parts less the credit.")),
      .required("principal", .centavos("")), .required("interest", .centavos("")),
      .required("moratorio", .centavos("")), .required("fees", .centavos("")),
      .required("iva", .centavos("")), .required("credit", .centavos("Already held.")),
    ], description: "What closes the loan at the end of a day, free of charge.")
}
