import Lending
import Web

extension OpeningFee {
  static let apiSchema = Schema.object(
    "OpeningFee",
    [
      .required("amount", FeeAmount.apiSchema),
      .required("settlement", .choice(of: Settlement.self)),
    ])
}

extension GarantiaLiquida {
  static let apiSchema = Schema.object(
    "GarantiaLiquida",
    [.required("amount", FeeAmount.apiSchema), .usual("annualYield", .share())])
}

extension DownPayment {
  static let apiSchema = Schema.object(
    "DownPayment",
    [
      .required("share", .share()), .usual("collection", .choice(of: Collection.self)),
      .usual("multiple", .centavos("", minimum: 1)),
    ])
}

extension Punctuality {
  static let apiSchema = Schema.object(
    "Punctuality",
    [.required("share", .share()), .required("reward", .choice(of: Reward.self))])
}

extension Moratorio {
  static let apiSchema = Schema.object(
    "Moratorio",
    [
      .usual("base", .choice(of: Base.self)),
      .usual("graceDays", .integer(minimum: 0, maximum: 3_660)),
      .usual("cap", .rate("Of what is overdue.")),
      .usual("ordinaryInterest", .choice(of: Beside.self)),
    ])
}

extension Tolerance {
  static let apiSchema = Schema.object(
    "Tolerance",
    [
      .usual("amount", .centavos("", minimum: 0)),
      .usual("days", .integer(minimum: 0, maximum: 3_660)),
    ])
}

extension LateFee {
  static let apiSchema = Schema.object(
    "LateFee",
    [
      .required("amount", amount), .usual("frequency", .choice(of: LateFrequency.self)),
      .usual("graceDays", .integer(minimum: 0, maximum: 3_660)),
      .usual("minimumOverdue", .centavos("", minimum: 0)),
      .usual("cap", .centavos("", minimum: 0)),
    ])

  private static let amount = Schema.anyOf([
    .keyed("fixed", .keyed("amount", .centavos("", minimum: 0))),
    .keyed("share", .keyed("rate", .share("Of what is overdue."))),
    .keyed(
      "ladder",
      .keyed(
        "steps",
        .array(
          .form([
            .required("daysLate", .integer(minimum: 0, maximum: 3_660)),
            .required("total", .centavos("Charged so far.", minimum: 0)),
          ])))),
  ])
}

extension Charge {
  static let apiSchema = Schema.object(
    "Charge",
    [
      .required("code", .string()), .usual("name", .string()),
      .usual("kind", .choice(of: Kind.self)), .required("amount", amount), .usual("when", when),
      .usual("iva", .share("Its own.")),
    ])

  private static let amount = Schema.anyOf([
    .keyed("fixed", .keyed("amount", .centavos("", minimum: 0))),
    .keyed(
      "share", .form([.required("rate", .share()), .required("of", .choice(of: Base.self))])),
  ])

  private static let when = Schema.anyOf([
    .keyed("eachInstallment", .form([])), .keyed("on", .keyed("date", .date())),
    .keyed("disbursement", .keyed("settlement", .choice(of: OpeningFee.Settlement.self))),
  ])
}

extension IVATerms {
  static let apiSchema = Schema.object(
    "IVATerms",
    [
      .required("interest", rule), .usual("moratorio", rule), .required("fees", rule),
      .usual("interestBase", .choice(of: InterestBase.self)),
    ])

  private static let treatment = Schema.anyOf([.oneOf(["exempt"]), .share()])
  private static let rule = Schema.anyOf([
    treatment,
    .form([
      .required("initially", treatment),
      .required(
        "then", .array(.form([.required("from", .date()), .required("treatment", treatment)]))),
    ]),
  ])
}

extension AllocationPlan {
  static let apiSchema = Schema.object(
    "AllocationPlan",
    [
      .required("usual", rule),
      .usual("byKind", .form(PaymentKind.allCases.map { .optional($0.rawValue, rule) })),
      .usual("additions", .choice(of: Additions.self)),
    ])

  private static let components = Schema.array(.choice(of: Component.self))
  private static let rule = Schema.object(
    "AllocationRule",
    [
      .required("pastDue", components), .required("due", components),
      .required("inAdvance", components),
      .usual("direction", .choice(of: AllocationRule.Direction.self)),
      .usual("ahead", .choice(of: AllocationRule.Ahead.self)),
    ])
}
