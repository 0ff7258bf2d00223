extension BuiltIns {
  static let numbers = [
    builtIn("decimal", given("n", .number), given("scale", .number)) { given, _ in
      scaled(given, .halfEven)
    },
    builtIn("floor", given("n", .number), optional("scale", .number)) { given, _ in
      scaled(given, .floor)
    },
    builtIn("ceiling", given("n", .number), optional("scale", .number)) { given, _ in
      scaled(given, .ceiling)
    },
    builtIn("round up", given("n", .number), given("scale", .number)) { given, _ in
      scaled(given, given[0].number?.isNegative == true ? .floor : .ceiling)
    },
    builtIn("round down", given("n", .number), given("scale", .number)) { given, _ in
      scaled(given, .down)
    },
    builtIn("round half up", given("n", .number), given("scale", .number)) { given, _ in
      scaled(given, .halfUp)
    },
    builtIn("round half down", given("n", .number), given("scale", .number)) { given, _ in
      halfDown(given)
    },
    builtIn(
      "abs",
      [
        overload([given("n", .number)]) { given, _ in FEELValue(given[0].number?.magnitude) },
        overload([given("n", .yearsMonths)]) { given, _ in
          guard case .yearsMonths(let duration) = given[0] else { return .null }
          return .yearsMonths(YearsMonthsDuration(months: abs(duration.months)))
        },
        overload([given("n", .daysTime)]) { given, _ in
          guard case .daysTime(let duration) = given[0] else { return .null }
          return .daysTime(DaysTimeDuration(nanoseconds: abs(duration.nanoseconds)))
        },
      ]),
    builtIn("modulo", given("dividend", .number), given("divisor", .number)) { given, _ in
      guard let dividend = given[0].number, let divisor = given[1].number,
        let left = dividend.remainder(dividingBy: divisor)
      else { return .null }
      // What is left has the sign of the divisor.
      let isOther = !left.isZero && left.isNegative != divisor.isNegative
      return FEELValue(isOther ? left.adding(divisor) : left)
    },
    of("sqrt", \.squareRoot), of("log", \.naturalLogarithm), of("exp", \.exponential),
    builtIn("odd", given("number", .number)) { given, _ in parity(of: given[0], 1) },
    builtIn("even", given("number", .number)) { given, _ in parity(of: given[0], 0) },
  ]

  private static func of(
    _ name: String, _ function: @escaping @Sendable (Decimal128) -> Decimal128?
  ) -> FEELFunction {
    builtIn(name, given("number", .number)) { given, _ in
      FEELValue(given[0].number.flatMap(function))
    }
  }

  /// With so many decimals; none where none are said.
  private static func scaled(
    _ given: FEELFunction.Arguments, _ mode: Decimal128.Mode
  ) -> FEELValue {
    let scale = given.count > 1 ? given[1].number : .zero
    guard let number = given[0].number, let scale = scale?.rounded(.zero).whole else {
      return .null
    }
    return FEELValue(number.rounded(toScale: scale, mode))
  }

  /// A half goes to the smaller magnitude, and the rest to the nearest.
  private static func halfDown(_ given: FEELFunction.Arguments) -> FEELValue {
    guard let number = given[0].number, let scale = given[1].number?.rounded(.zero).whole,
      let down = number.rounded(toScale: scale, .down),
      let up = number.rounded(toScale: scale, .halfUp)
    else { return .null }
    // Nearest above only where more than half is left.
    guard up != down, let left = number.subtracting(down)?.magnitude,
      let missing = up.subtracting(number)?.magnitude
    else { return .number(down) }
    return .number(left > missing ? up : down)
  }

  private static func parity(of value: FEELValue, _ rest: Int) -> FEELValue {
    guard let number = value.number, number.isWhole,
      let left = number.remainder(dividingBy: Decimal128(2))
    else { return .null }
    return .boolean(left.magnitude == Decimal128(rest))
  }
}
