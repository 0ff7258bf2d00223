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
      .required("frequency", frequency),
      .optional("annualRate", rate("Nominal, a year. Left out where «floating» says it.")),
      .optional("floating", FloatingRate.apiSchema),
    ] + priceSchema + chargeSchema + dateSchema + arithmeticSchema)

  private static let priceSchema: [Schema.Member] = [
    .optional("method", method),
    .optional("accrual", .oneOf(DayCount.allCases.map(\.rawValue), "How time becomes interest.")),
    .optional("annuityBasis", .oneOf(AnnuityBasis.allCases.map(\.rawValue))),
    .optional("moratorioAnnualRate", rate("")), .optional("ivaOnInterest", rate("")),
    .optional("ivaOnFees", rate("")),
    .optional(
      "iva",
      .any(
        """
        Instead of the two rates: {"interest": 160000, "moratorio": …, "fees": 160000, \
        "interestBase": "nominal" or "real"}; each a rate, "exempt", or {"initially": …, "then": \
        [{"from": "2027-01-01", "treatment": …}]}
        """)),
    .optional("recalculation", .oneOf(Recalculation.allCases.map(\.rawValue))),
    .optional("flatInterest", .oneOf(FlatInterest.allCases.map(\.rawValue))),
  ]

  private static let chargeSchema: [Schema.Member] = [
    .optional(
      "openingFee",
      .any(#"{"amount": {"share": {"rate": …}}, "settlement": "deducted" or "financed"}"#)),
    .optional("garantiaLiquida", .any(#"{"amount": {"share": {"rate": …}}, "annualYield": 0}"#)),
    .optional("lateFee", .any(#"{"amount": {"fixed": {"amount": …}}, "frequency": …, …}"#)),
    .optional("punctuality", .any(#"{"share": …, "reward": "waived" or "returned"}"#)),
    .optional("downPayment", .any(#"{"share": …, "collection": "byPayment"}"#)),
    .optional("installmentFee", .centavos("With every instalment.", minimum: 0)),
    .optional("collectionFee", .centavos("For a collection act.", minimum: 0)),
    .optional("charges", .array(charge)),
  ]

  private static let dateSchema: [Schema.Member] = [
    .optional("skippedMonths", .array(.integer(minimum: 1, maximum: 12))),
    .optional("grace", grace),
    .optional("workingDays", workingDays),
  ]

  private static let arithmeticSchema: [Schema.Member] = [
    .optional("rounding", .oneOf(["halfEven", "halfUp", "up", "down"])),
    .optional("installmentRounding", installmentRounding),
  ]

  private static let frequency = Schema.any(
    """
    weekly, catorcenal, quincenal, monthly; or one of {"days": n}, {"weeks": n}, {"months": n}, \
    {"years": n}, {"daysOfMonth": [10, 25]}, {"weekday": 1–7, "nth": 1–5}, {"dates": […]}
    """)

  private static let method = Schema.any(
    """
    level, flat, equalPrincipal, interestOnly, bullet; or one of \
    {"balloon": {"share": {"rate": …}}}, \
    {"principalShares": […]}, {"stepped": {"share": {"rate": …}}, "every": n}, \
    {"fixedPayment": …}, {"payments": […]}, {"principals": […]}
    """)

  private static let charge = Schema.object(
    "Charge",
    [
      .required("code", .string(maxLength: 40)),
      .required("kind", .oneOf(Charge.Kind.allCases.map(\.rawValue))),
      .required(
        "amount", .any(#"{"fixed": {"amount": …}} or {"share": {"rate": …, "of": "balance"}}"#)),
      .required(
        "when",
        .any(
          #"{"eachInstallment": {}}, {"on": {"date": …}}, {"disbursement": {"settlement": …}}"#)),
      .optional("iva", rate("")),
    ])

  private static let grace = Schema.object(
    "Grace",
    ["principal", "interestPayment", "interestFree"].map {
      .required($0, .integer("Instalments.", minimum: 0, maximum: 520))
    })

  private static let workingDays = Schema.object(
    "WorkingDayRule",
    [
      .required("shift", .oneOf(WorkingDayRule.Shift.allCases.map(\.rawValue))),
      .required("movesInterest", .boolean()),
    ])

  private static let installmentRounding = Schema.object(
    "InstallmentRounding",
    [
      .required("multiple", .centavos("", minimum: 1)),
      .required("difference", .oneOf(InstallmentRounding.Difference.allCases.map(\.rawValue))),
    ])

  static func rate(_ description: String) -> Schema {
    .integer(description + " In millionths: 60 % is 600000.", minimum: 0, maximum: 50_000_000)
  }
}
