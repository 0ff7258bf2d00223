import Kernel
import Lending
import Yams

/// A rate as terms write it: fixed, or one that follows an index.
enum AgreedRate: Sendable {
  case fixed(QuotedRate)
  case floating(FloatingRate)

  /// `60 %`, or `{effective: 79.6 %}`, `{perPeriod: 2.5 %}`, `{floating: {index: TIIE28, …}}`.
  static let shape = Shape<AgreedRate>.choice(
    Shape<Rate>.percent.map { .fixed(.nominalAnnual($0)) },
    or: [
      Way("effective", .percent) { .fixed(.effectiveAnnual($0)) },
      Way("perPeriod", .percent) { .fixed(.perPeriod($0)) },
      Way("floating", FloatingRate.shape) { .floating($0) },
    ])
}

extension FloatingRate {
  static let shape = Shape<FloatingRate>.object(
    Key("index", indexName), Key("fallbacks", .list(of: indexName, 1...5), otherwise: []),
    Key("spread", .percent), .optional("floor", Shape<Rate>.percent),
    .optional("cap", Shape<Rate>.percent), Key("resets", Resets.shape),
    .optional("changeMax", Shape<Rate>.percent),
    Key("lookbackDays", .integer(0...366), otherwise: 0), .optional("multiple", Multiple.shape),
    .optional("initial", Shape<Rate>.percent)
  ) { index, fallbacks, spread, floor, cap, resets, changeMax, lookbackDays, multiple, initial in
    FloatingRate(
      indices: [index] + fallbacks, spread: spread, floor: floor, cap: cap, resets: resets,
      changeMax: changeMax, lookbackDays: lookbackDays, multiple: multiple, initial: initial)
  }.checked("Revise la tasa variable.") { rate in
    do throws(RateRefused) {
      try rate.check()
      return nil
    } catch {
      return "«\(error.field)»: \(error.problem.detail)"
    }
  }

  fileprivate static let indexName = Shape<String>.matching(
    "[A-Za-z][A-Za-z0-9-]{1,39}", "Escriba el nombre del índice: TIIE28.")
}

extension FloatingRate.Resets {
  static let shape = Shape<FloatingRate.Resets>.choice(
    or: [
      Way("everyPeriods", .integer(1...520)) { .every(periods: $0) },
      Way("on", .list(of: .date, 1...520)) { .on($0) },
    ]
  ).described("Cada cuántos periodos se revisa la tasa, o en qué fechas.")
}

extension FloatingRate.Multiple {
  static let shape = Shape<FloatingRate.Multiple>.object(
    Key("of", .percent), Key("rounding", Shape<Rounding>.choice)
  ) { rate, rounding in FloatingRate.Multiple(of: rate, rounding: rounding) }
}
