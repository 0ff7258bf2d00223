import Lending
import Web

extension FloatingRate {
  static let apiSchema = Schema.object(
    "FloatingRate",
    [
      .required("index", .string("A series of «market»: TIIE28.", maxLength: 40)),
      .optional("fallbacks", .array(.string(maxLength: 40), "Where it ceases to exist, in order.")),
      .required(
        "spread",
        .integer(
          "Added to the index, in millionths.", minimum: -50_000_000, maximum: 50_000_000)),
      .optional("floor", LoanTerms.rate("The least that the rate may be.")),
      .optional("cap", LoanTerms.rate("The most that it may be.")),
      .required("resets", .any(#"{"everyPeriods": 3} or {"on": ["2027-01-04"]}"#)),
      .optional("changeMax", LoanTerms.rate("The most that one reset moves it.")),
      .optional(
        "lookbackDays",
        .integer("A reset reads the value of so many days before.", minimum: 0, maximum: 366)),
      .optional("multiple", .any(#"{"of": 2500, "rounding": "halfUp"}"#)),
      .optional("initial", LoanTerms.rate("Until the first reset.")),
    ])
}

extension Market {
  static let apiSchema = Schema.any(
    """
    Series by name and values by day, in millionths: {"TIIE28": {"2026-11-19": 77500}, \
    "UDI": {"2026-11-20": 8553120}}. A reset reads the last value published by its day; resets \
    later than the last value keep it.
    """)
}
