import Lending
import Web

extension LifeModel {
  /// Amounts in centavos; a part is an amount before IVA and its IVA.
  static let schema = Schema.object(
    "Life",
    [
      .optional("quote", QuoteModel.schema), .optional("loan", loan), .optional("line", line),
      .optional("group", group),
    ], description: "`loan`, `line` or `group`; a loan with the quote of its first table.")

  private static let loan = Schema.object(
    "LoanLife",
    [
      .required("asOf", .date()), .required("steps", .array(loanStep)),
      .required("later", later), .required("rows", .array(row)),
      .required("position", position), .required("bucket", bucket),
      .required("toPay", .centavos("What brings the loan up to date.")),
      .required("recoverable", balance),
      .required("payoff", payoff), .required("flows", .array(flow)),
    ])

  private static let line = Schema.object(
    "LineLife",
    [
      .required("asOf", .date()), .required("steps", .array(lineStep)),
      .required("later", later),
      .required("statements", .array(.any("Cut-off, interest, minimum, due date, balance."))),
      .required("position", .any("Limit, what is owed, due and past due, and the next dates.")),
      .required("bucket", bucket), .required("payoff", .centavos("What closing it takes.")),
      .optional("minimumOnly", .any("What paying only the minimum leads to.")),
      .optional("catTenths", .integer("CAT without IVA, in tenths of a percent.", minimum: 0)),
    ])

  private static let group = Schema.object(
    "GroupLife",
    [
      .required("asOf", .date()),
      .required("schedule", .array(.any("What all agreed to bring to each meeting."))),
      .required("steps", .array(groupStep)), .required("later", later),
      .required("outstanding", balance), .required("due", balance),
      .required("pastDue", balance), .required("toPay", .centavos("")),
      .required("credit", .centavos("")), .required("daysPastDue", days),
      .required("bucket", bucket), .required("members", .array(member)),
      .required("guarantee", .any("Garantía líquida: what is required and held of each.")),
      .required("solidarity", .array(.any("What members owe each other."))),
    ])

  private static let later = Schema.integer("Events known after `asOf`.", minimum: 0)
  private static let days = Schema.integer(minimum: 0)
  private static let bucket = Schema.oneOf(DelinquencyBucket.allCases.map(\.rawValue))

  private static let part = Schema.object(
    "Part", [.required("net", .centavos("Before IVA.")), .required("iva", .centavos(""))])

  private static let balance = Schema.object(
    "ComponentBalance",
    [.required("principal", .centavos(""))]
      + Component.allCases.filter { $0 != .principal }.map { .required($0.rawValue, part) })

  private static let occurrence = Schema.object(
    "Occurrence",
    [
      .required("id", .string()), .required("name", .string("The key that said it.")),
      .required("effectiveOn", .date()), .required("recordedOn", .date()),
    ])

  private static let allocation = Schema.object(
    "AllocationLine",
    [
      .optional("event", .string()), .required("on", .date()),
      .required("row", .oneOf(RowKind.allCases.map(\.rawValue))),
      .optional("installment", .integer("Absent for principal paid ahead of the table.")),
      .required("component", .oneOf(Component.allCases.map(\.rawValue))),
      .required("part", part),
    ])

  private static let loanStep = Schema.object(
    "LoanStep",
    [
      .required("occurrence", occurrence), .required("amount", .centavos("")),
      .required("lines", .array(allocation, "Where its money went.")),
      .required(
        "feeReturned",
        .centavos("The opening fee that a cancellation gives back; less than zero where undone.")),
      .required("creditUsed", .centavos("Of what had come before, what repaid with it.")),
      .required("excess", .centavos("What waits as credit of it.")),
      .required("change", balance), .required("earned", balance),
      .required("before", standing), .required("after", standing),
      .required("outstandingAfter", .centavos("")), .required("daysPastDueBefore", days),
      .required("daysPastDueAfter", days),
    ], description: "The differences that one event makes, on the day it became known.")

  private static let lineStep = Schema.object(
    "LineStep",
    [
      .required("occurrence", occurrence), .required("amount", .centavos("")),
      .required("lines", .array(.any("Where its money went, by statement and component."))),
      .required("change", balance), .required("owedAfter", .centavos("")),
      .required("availableAfter", .centavos("")),
    ])

  private static let groupStep = Schema.object(
    "GroupStep",
    [
      .required("occurrence", occurrence), .required("amount", .centavos("")),
      .required("shares", .array(.any("Whose loan it paid, and with whose money."))),
      .required("effects", .array(.any("By member: the change of what is owed, and of credit."))),
      .required("outstandingAfter", .centavos("")), .required("daysPastDueAfter", days),
    ])

  private static let standing = Schema.any(
    #"{"open": {}}, or {"paidOff": {"on": …}}, cancelled, writtenOff or sold likewise."#)

  private static let row = Schema.object(
    "StandingInstallment",
    [
      .required("kind", .oneOf(RowKind.allCases.map(\.rawValue))),
      .required("installment", .integer(minimum: 1)), .required("periodStart", .date()),
      .required("dueOn", .date()), .required("owed", balance), .required("paid", balance),
      .required("unpaid", balance), .required("disputed", balance),
      .required("paidInAdvance", .centavos("")), .required("paidLate", .centavos("")),
      .optional("clearedOn", .date()), .required("closingPrincipal", .centavos("")),
      .required(
        "state",
        .any(#"{"paid": {"on": …}}, {"late": {"days": n}}, due, covered, upcoming or relieved."#)),
    ])

  private static let position = Schema.object(
    "LoanPosition",
    [
      .required("on", .date()), .required("standing", standing),
      .required("outstanding", balance), .required("due", balance),
      .required("pastDue", balance), .required("credit", .centavos("")),
      .required("disputed", .centavos("")), .required("rewardable", .centavos("")),
      .required("daysPastDue", days), .optional("oldestPastDue", .integer(minimum: 1)),
      .optional("nextDue", .any(#"{"number": n, "on": …, "amount": centavos}"#)),
      .required("totals", .any("Everything since disbursement, by component.")),
      .optional("chargedOffOn", .date()),
      .required("transfers", .array(.any("Whose it has been."))),
    ])

  private static let payoff = Schema.object(
    "LifePayoff",
    [
      .required("on", .date()), .required("parts", balance), .required("credit", .centavos("")),
      .required("saved", .centavos("Not paid by closing then.")),
    ])

  private static let flow = Schema.object(
    "ProjectedFlow",
    [
      .required("on", .date()), .required("row", .oneOf(RowKind.allCases.map(\.rawValue))),
      .required("installment", .integer(minimum: 1)), .required("parts", balance),
    ])

  private static let member = Schema.object(
    "MemberLife",
    [
      .required("id", .string()), .required("hasLeft", .boolean()),
      .required("position", position), .required("toPay", .centavos("")),
      .required("answering", .array(.string(), "Who answers for what they owe.")),
      .required("rows", .array(row)),
    ])
}
