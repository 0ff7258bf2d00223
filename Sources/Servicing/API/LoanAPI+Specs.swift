import Lending
import ServicingAPI
import Web

extension LoanAPI {
  private static let tag = "Loans"

  static let listSpec = APISpec(
    "List loans", description: "Newest first, in cursor pages.", tag: tag,
    query: [
      .optional("status", .oneOf(LoanStatus.allCases.map(\.rawValue)), "Only in this state."),
      .optional(
        "bucket", .oneOf(DelinquencyBucket.allCases.map(\.rawValue)), "Only this late."),
      .optional("after", .id("loan"), "The `next` of the page before."),
      .optional("limit", .integer(minimum: 1, maximum: 100), "How many; 50 if left out."),
    ], response: LoanListModel.schema, problems: [422])

  static let loanSpec = APISpec(
    "Get a loan", tag: tag, response: LoanModel.schema, problems: [404])

  static let scheduleSpec = APISpec(
    "Get a loan's schedule", description: "Each instalment as it stands on the business date.",
    tag: tag, response: ScheduleModel.schema, problems: [404])

  static let repaymentsSpec = APISpec(
    "List a loan's repayments", description: "Newest first; what each payment reduced.",
    tag: tag, response: RepaymentListModel.schema, problems: [404])

  static let payoffSpec = APISpec(
    "Quote the payoff of a loan", tag: tag,
    query: [.optional("on", .date(), "The day of payment; the business date if left out.")],
    response: PayoffQuoteModel.schema, problems: [404, 409, 422])

  static let quoteSpec = APISpec(
    "Quote a loan",
    description: "Schedule, total and CAT of a loan that nobody has asked for. Nothing is kept.",
    tag: "Quotes", request: QuoteRequestModel.schema.closed,
    requestExample: [
      "product": "credito-quincenal", "amount": 1_000_000, "installments": 12,
    ], response: QuoteModel.schema, problems: [422])

  static let lifeSpec = APISpec(
    "Live a loan, a line or a group",
    description: """
      What each event does, the table as it stands, the position, the payoff and the cash to come \
      on a day. Nothing is kept.
      """,
    tag: "Quotes", request: LifeRequestModel.schema.closed,
    requestExample: [
      "product": "credito-quincenal", "amount": 1_000_000, "installments": 12,
      "disbursedOn": "2026-11-20",
      "events": [["on": "2026-12-15", "payment": 150_000]], "asOf": "2027-01-10",
    ], response: LifeModel.schema, problems: [422])
}
