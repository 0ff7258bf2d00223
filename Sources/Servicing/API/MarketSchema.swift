import Kernel
import Lending
import Web

extension FloatingRate {
  static let apiSchema = Schema.object(
    "FloatingRate",
    [
      .required("index", .string("A series of «market»: TIIE28.", maxLength: 40)),
      .usual("fallbacks", .array(.string(maxLength: 40), "Where it ceases to exist, in order.")),
      .required(
        "spread",
        .integer(
          "Added to the index, in millionths.", minimum: -50_000_000, maximum: 50_000_000)),
      .usual("floor", .rate("The least that the rate may be.")),
      .usual("cap", .rate("The most that it may be.")),
      .required(
        "resets",
        .anyOf([
          .keyed("everyPeriods", .integer("Instalments.", minimum: 1, maximum: 520)),
          .keyed("on", .array(.date())),
        ])),
      .usual("changeMax", .rate("The most that one reset moves it.")),
      .usual(
        "lookbackDays",
        .integer("A reset reads the value of so many days before.", minimum: 0, maximum: 366)),
      .usual(
        "multiple",
        .object(
          "RateMultiple",
          [.required("of", .rate("")), .required("rounding", .choice(of: Rounding.self))])),
      .usual("initial", .rate("Until the first reset.")),
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
