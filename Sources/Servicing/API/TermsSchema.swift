import Kernel
import Lending
import Web

extension LoanTerms {
  /// What a request may say of any terms; a manifest's `terms` says the same, in pesos and percent.
  static let apiSchema = Schema.object(
    "LoanTerms",
    [
      .required("principal", .centavos("", minimum: 1)),
      .required("disbursedOn", .date()),
      .required("installmentCount", .integer(minimum: 1, maximum: 520)),
      .required("frequency", Frequency.apiSchema),
      .usual("annualRate", QuotedRate.apiSchema),
      .usual("floating", FloatingRate.apiSchema),
    ] + priceSchema + chargeSchema + dateSchema + arithmeticSchema)

  private static let priceSchema: [Schema.Member] = [
    .usual("method", RepaymentMethod.apiSchema),
    .usual("accrual", .choice(of: DayCount.self, "How time becomes interest.")),
    .usual("annuityBasis", .choice(of: AnnuityBasis.self)),
    .usual("moratorioAnnualRate", .rate("")),
    .usual("moratorio", Moratorio.apiSchema),
    .usual("ivaOnInterest", .share("Not beside iva.")),
    .usual("ivaOnFees", .share("Not beside iva.")),
    .usual("iva", IVATerms.apiSchema),
    .usual("recalculation", .choice(of: Recalculation.self)),
    .usual("punctuality", Punctuality.apiSchema),
    .usual("flatInterest", .choice(of: FlatInterest.self)),
  ]

  private static let chargeSchema: [Schema.Member] = [
    .usual("openingFee", OpeningFee.apiSchema),
    .usual("garantiaLiquida", GarantiaLiquida.apiSchema),
    .usual("lateFee", LateFee.apiSchema),
    .usual("downPayment", DownPayment.apiSchema),
    .usual("installmentFee", .centavos("With every instalment.", minimum: 0)),
    .usual("collectionFee", .centavos("For a collection act.", minimum: 0)),
    .usual("charges", .array(Charge.apiSchema)),
    .usual("drawdowns", .choice(of: DrawdownRule.self)),
  ]

  private static let dateSchema: [Schema.Member] = [
    .usual("firstDue", FirstDue.apiSchema),
    .usual("skippedMonths", .array(.integer(minimum: 1, maximum: 12))),
    .usual("grace", Grace.apiSchema),
    .usual("workingDays", WorkingDayRule.apiSchema),
    .usual("tolerance", Tolerance.apiSchema),
  ]

  private static let arithmeticSchema: [Schema.Member] = [
    .usual("rounding", .choice(of: Rounding.self)),
    .usual("installmentRounding", InstallmentRounding.apiSchema),
    .usual("arithmetic", Arithmetic.apiSchema),
    .usual("allocation", AllocationPlan.apiSchema),
  ]
}

extension Schema.Member {
  /// What has a usual value: left out, or null.
  static func usual(_ name: String, _ schema: Schema) -> Schema.Member {
    .optional(name, .optional(schema))
  }
}

extension Schema {
  static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    of choice: Choice.Type, _ description: String = ""
  ) -> Schema {
    .oneOf(choice.allCases.map(\.rawValue), description)
  }

  static func rate(_ description: String) -> Schema {
    .integer(
      description + (description.isEmpty ? "" : " ") + "In millionths: 60 % is 600000.",
      minimum: 0, maximum: 50_000_000)
  }

  /// From nothing to all.
  static func share(_ description: String = "") -> Schema {
    .integer(
      description + (description.isEmpty ? "" : " ") + "In millionths: 16 % is 160000.",
      minimum: 0, maximum: 1_000_000)
  }
}
