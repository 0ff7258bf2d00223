import Kernel
import Lending
import Web

extension Frequency {
  static let apiSchema = Schema.anyOf(
    [
      .oneOf(names), .keyed("days", .integer(minimum: 1, maximum: 3_660)),
      .keyed("weeks", .integer(minimum: 1, maximum: 520)),
      .keyed("months", .integer(minimum: 1, maximum: 120)),
      .keyed("years", .integer(minimum: 1, maximum: 10)),
      .keyed("daysOfMonth", .array(.integer(minimum: 1, maximum: 31), "31 is the last.")),
      .form([
        .required("weekday", .integer("From Monday.", minimum: 1, maximum: 7)),
        .required("nth", .integer("5 is the last of the month.", minimum: 1, maximum: 5)),
      ]),
      .keyed("dates", .array(.date())),
    ], "How often an instalment is due.")
}

extension QuotedRate {
  static let apiSchema = Schema.anyOf(
    [
      .rate("Nominal, a year."), .keyed("effective", .rate("A year, compounded.")),
      .keyed("perPeriod", .rate("")),
    ], "What the loan bears, whichever way it is said.")
}

extension RepaymentMethod {
  static let apiSchema = Schema.anyOf(
    [
      .oneOf(names), .keyed("balloon", FeeAmount.apiSchema),
      .keyed("principalShares", .array(.share())),
      .form([
        .required("stepped", StepChange.apiSchema),
        .required("every", .integer("Instalments of each step.", minimum: 1, maximum: 520)),
      ]),
      .keyed("fixedPayment", .centavos("", minimum: 1)),
      .keyed("payments", .array(.centavos("Principal and interest.", minimum: 0))),
      .keyed("principals", .array(.centavos("", minimum: 0))),
    ], "How principal and interest are spread over the instalments.")
}

extension StepChange {
  fileprivate static let apiSchema = Schema.anyOf([
    .keyed(
      "share",
      .keyed("rate", .integer("In millionths.", minimum: -999_999, maximum: 10_000_000))),
    .keyed("amount", .keyed("amount", .centavos("Less where it is negative."))),
  ])
}

extension FeeAmount {
  static let apiSchema = Schema.anyOf([
    .keyed("fixed", .keyed("amount", .centavos("", minimum: 0))),
    .keyed("share", .keyed("rate", .share())),
  ])
}

extension Grace {
  static let apiSchema = Schema.object(
    "Grace",
    ["principal", "interestPayment", "interestFree"].map {
      .usual($0, .integer("Instalments.", minimum: 0, maximum: 520))
    } + [
      .usual(
        "recurring",
        .form([
          .required("after", .integer(minimum: 1, maximum: 520)),
          .required("count", .integer(minimum: 1, maximum: 520)),
        ]))
    ])
}

extension FirstDue {
  static let apiSchema = Schema.object(
    "FirstDue",
    [
      .usual("minimumDays", .integer(minimum: 0, maximum: 400)),
      .usual("stub", .choice(of: Stub.self)), .usual("on", .date()),
    ])
}

extension WorkingDayRule {
  static let apiSchema = Schema.object(
    "WorkingDayRule",
    [.usual("shift", .choice(of: Shift.self)), .usual("movesInterest", .boolean())])
}

extension InstallmentRounding {
  static let apiSchema = Schema.object(
    "InstallmentRounding",
    [
      .usual("multiple", .centavos("", minimum: 1)), .usual("mode", .choice(of: Rounding.self)),
      .usual("difference", .choice(of: Difference.self)),
    ])
}

extension Arithmetic {
  static let apiSchema = Schema.anyOf([
    .keyed("exact", .form([])),
    .keyed("significantDigits", .keyed("digits", .integer("12 or 19.", minimum: 12, maximum: 19))),
  ])
}
