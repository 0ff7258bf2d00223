import Kernel
import Lending
import Web

/// What a loan would cost: asked with no person and nothing kept.
struct QuoteRequestModel: APIModel {
  let product: String
  let amount: Money
  let installments: Int
  let disbursedOn: CalendarDate?

  static let schema = Schema.object(
    "QuoteRequest",
    [
      .required("product", .string("The product's code.", maxLength: 60)),
      .required("amount", .centavos("What is asked for.", minimum: 1)),
      .required("installments", .integer(minimum: 1, maximum: 520)),
      .optional("disbursedOn", .optional(.date("The institution's date where it is left out."))),
    ])
}

struct QuoteModel: APIModel {
  let product: String
  let amount: Money
  let disbursed: Money
  /// Without IVA; null where the flows have none.
  let catTenths: Int?
  let total: Money
  let installments: [QuotedInstallmentModel]

  static let schema = Schema.object(
    "Quote",
    [
      .required("product", .string()), .required("amount", .centavos("")),
      .required("disbursed", .centavos("What reaches the borrower.")),
      .optional("catTenths", .integer("CAT without IVA, in tenths of a percent.", minimum: 0)),
      .required("total", .centavos("Everything to pay, with IVA.")),
      .required("installments", .array(QuotedInstallmentModel.schema)),
    ])

  init(_ product: String, _ schedule: Schedule) throws {
    self.product = product
    amount = schedule.terms.principal
    disbursed = schedule.terms.netDisbursement
    catTenths = try schedule.cat()?.tenths
    total = schedule.totalToPay
    installments = schedule.installments.map(QuotedInstallmentModel.init)
  }
}

struct QuotedInstallmentModel: APIModel {
  let number: Int
  let dueOn: CalendarDate
  let principal: Money
  let interest: Money
  let fees: Money
  let iva: Money
  let total: Money
  let balance: Money

  init(_ installment: Installment) {
    number = installment.number
    dueOn = installment.dueOn
    principal = installment.principal
    interest = installment.interest
    fees = installment.fees
    iva = installment.interestIVA + installment.feesIVA
    total = installment.total
    balance = installment.closingPrincipal
  }

  static let schema = Schema.object(
    "QuotedInstallment",
    [
      .required("number", .integer(minimum: 1)), .required("dueOn", .date()),
      .required("principal", .centavos("")), .required("interest", .centavos("")),
      .required("fees", .centavos("")), .required("iva", .centavos("")),
      .required("total", .centavos("")), .required("balance", .centavos("")),
    ])
}
