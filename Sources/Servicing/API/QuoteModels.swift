import Kernel
import Lending
import Web

/// What a loan would cost: asked with no person and nothing kept. Of a product, or of any terms.
struct QuoteRequestModel: APIModel {
  let product: String?
  let amount: Money?
  let installments: Int?
  let disbursedOn: CalendarDate?
  let terms: LoanTerms?
  let market: Market?
  let explain: Int?

  static let schema = Schema.object(
    "QuoteRequest",
    [
      .optional(
        "product", .optional(.string("The product's code, with amount and term.", maxLength: 60))),
      .optional("amount", .optional(.centavos("What is asked for.", minimum: 1))),
      .optional("installments", .optional(.integer(minimum: 1, maximum: 520))),
      .optional("disbursedOn", .optional(.date("The institution's date where it is left out."))),
      .optional("terms", .optional(LoanTerms.apiSchema)),
      .optional("market", .optional(Market.apiSchema)),
      .optional(
        "explain", .optional(.integer("An instalment to explain.", minimum: 1, maximum: 520))),
    ],
    description: "Either product, amount and installments, or terms.")
}

struct QuoteModel: APIModel {
  /// Null for terms that belong to no product.
  let product: String?
  let amount: Money
  let disbursed: Money
  let downPayment: Money
  /// Without IVA; null where the flows have none.
  let catTenths: Int?
  /// Why it has none.
  let catRefused: String?
  /// Of the interest alone; null where the rate has none.
  let effectiveAnnualRate: Rate?
  let total: Money
  /// What may still change, in Spanish.
  let notes: [String]
  let installments: [QuotedInstallmentModel]
  let explanation: [QuoteExplanationModel]?

  static let schema = Schema.object(
    "Quote",
    [
      .optional("product", .optional(.string())), .required("amount", .centavos("")),
      .required("disbursed", .centavos("What reaches the borrower.")),
      .required("downPayment", .centavos("The borrower's own share, paid that day.")),
      .optional("catTenths", .integer("CAT without IVA, in tenths of a percent.", minimum: 0)),
      .optional("catRefused", .string("Why it has no CAT, in Spanish.")),
      .optional(
        "effectiveAnnualRate",
        .integer(
          """
          Tasa efectiva anual: the annual rate compounded by its periods, without fees or IVA, in \
          millionths. Absent with `flat` and `bullet`, and for dates agreed one by one.
          """, minimum: 0)),
      .required("total", .centavos("Everything to pay, with IVA.")),
      .required(
        "notes", .array(.string(), "What may still change: a floating rate, provisional IVA.")),
      .required("installments", .array(QuotedInstallmentModel.schema)),
      .optional("explanation", .optional(.array(QuoteExplanationModel.schema))),
    ])

  init(
    _ product: String?, _ schedule: Schedule, by market: Market = .unknown,
    explaining number: Int?
  ) throws {
    self.product = product
    amount = schedule.terms.principal
    disbursed = schedule.terms.netDisbursement
    downPayment = schedule.terms.downPayment(of: schedule.terms.principal)
    switch try schedule.catOrReason() {
    case .success(let cat): (catTenths, catRefused) = (cat.tenths, nil)
    case .failure(let refused): (catTenths, catRefused) = (nil, refused.problem.detail)
    }
    effectiveAnnualRate = schedule.terms.effectiveAnnualRate
    total = schedule.totalToPay + downPayment
    installments = schedule.installments.map(QuotedInstallmentModel.init)
    notes = schedule.notes(by: market)
    explanation = number.flatMap { schedule.explain($0, by: market) }?.lines
      .map(QuoteExplanationModel.init)
  }
}

struct QuotedInstallmentModel: APIModel {
  let number: Int
  let dueOn: CalendarDate
  let principal: Money
  let interest: Money
  let fees: Money
  let insurance: Money
  let iva: Money
  let total: Money
  let balance: Money

  init(_ installment: Installment) {
    number = installment.number
    dueOn = installment.dueOn
    principal = installment.principal
    interest = installment.interest
    fees = installment.fees
    insurance = installment.insurance
    iva = installment.interestIVA + installment.charges.iva
    total = installment.total
    balance = installment.closingPrincipal
  }

  static let schema = Schema.object(
    "QuotedInstallment",
    [
      .required("number", .integer(minimum: 1)), .required("dueOn", .date()),
      .required("principal", .centavos("")), .required("interest", .centavos("")),
      .required("fees", .centavos("")),
      .required("insurance", .centavos("Premiums, before IVA.")),
      .required("iva", .centavos("")),
      .required("total", .centavos("")), .required("balance", .centavos("")),
    ])
}

/// How one figure of an instalment came to be, in Spanish.
struct QuoteExplanationModel: APIModel {
  let figure: String
  let formula: String
  let amount: Money

  init(_ line: InstallmentExplanation.Line) {
    figure = line.figure.rawValue
    formula = line.formula
    amount = line.amount
  }

  static let schema = Schema.object(
    "QuoteExplanation",
    [
      .required("figure", .oneOf(InstallmentExplanation.Figure.allCases.map(\.rawValue))),
      .required("formula", .string()), .required("amount", .centavos("")),
    ])
}
