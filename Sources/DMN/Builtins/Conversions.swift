extension BuiltIns {
  static let conversions = [
    builtIn("string", given("from")) { given, _ in
      given[0].isNull ? .null : .string(given[0].text)
    },
    builtIn(
      "number",
      [
        overload([given("from", .number)]) { given, _ in given[0] },
        overload([
          given("from", .string), optional("grouping separator", .string),
          optional("decimal separator", .string),
        ]) { given, _ in number(given) },
      ]),
    builtIn("duration", given("from", .string)) { given, _ in
      guard let text = given[0].string else { return .null }
      if let duration = TimeReader.yearsMonths(text) { return .yearsMonths(duration) }
      return TimeReader.daysTime(text).map(FEELValue.daysTime) ?? .null
    },
    builtIn("years and months duration", given("from"), given("to")) { given, _ in
      guard let start = given[0].day, let end = given[1].day else { return .null }
      return .yearsMonths(YearsMonthsDuration(from: start, to: end))
    },
  ]

  /// As a person or a system writes it: 1.000,50 with a point that groups and a comma that divides.
  private static func number(_ given: FEELFunction.Arguments) -> FEELValue {
    guard var text = given[0].string else { return .null }
    let (grouping, decimal) = (given[1].string, given[2].string)
    guard grouping.map([" ", ",", "."].contains) ?? true,
      decimal.map([",", "."].contains) ?? true, grouping == nil || grouping != decimal
    else { return .null }
    if let grouping {
      text.unicodeScalars.removeAll { String($0) == grouping }
    }
    if let decimal, decimal != "." {
      guard !text.contains(".") else { return .null }
      text = String(text.map { String($0) == decimal ? "." : $0 })
    }
    return FEELValue(Decimal128(text))
  }

  static let booleans = [
    builtIn("not", given("negand")) { given, _ in
      given[0].boolean.map { .boolean(!$0) } ?? .null
    },
    builtIn("is", given("value1"), given("value2")) { given, _ in
      .boolean(given[0].isIdentical(to: given[1]))
    },
  ]
}

extension FEELValue {
  /// What an `@` literal says; nil where it is neither a date, a time nor a duration.
  init?(at text: String) {
    let value =
      TimeReader.date(text).map(FEELValue.date)
      ?? TimeReader.time(text).map(FEELValue.time)
      ?? TimeReader.dateTime(text).map(FEELValue.dateTime)
      ?? TimeReader.yearsMonths(text).map(FEELValue.yearsMonths)
      ?? TimeReader.daysTime(text).map(FEELValue.daysTime)
    guard let value else { return nil }
    self = value
  }

  /// A date, or a moment's.
  var day: FEELDate? {
    switch self {
    case .date(let date): date
    case .dateTime(let moment): moment.date
    case .null, .boolean, .number, .string, .time, .yearsMonths, .daysTime, .list, .context,
      .range, .function:
      nil
    }
  }

  /// `is`: of one kind and the same in every part, a zone and an offset included.
  fileprivate func isIdentical(to other: FEELValue) -> Bool {
    switch (self, other) {
    case (.time(let one), .time(let two)):
      one.nanoseconds == two.nanoseconds && one.zone == two.zone
    case (.dateTime(let one), .dateTime(let two)):
      one.date == two.date && one.time.nanoseconds == two.time.nanoseconds
        && one.time.zone == two.time.zone
    case (.date, .dateTime), (.dateTime, .date): false
    case (_, _): isSame(as: other)
    }
  }
}
