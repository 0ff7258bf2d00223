extension BuiltIns {
  static let dateConversions = [
    builtIn(
      "date",
      [
        overload([given("from", .string)]) { given, _ in
          given[0].string.flatMap(TimeReader.date).map(FEELValue.date) ?? .null
        },
        overload([given("from")]) { given, _ in given[0].day.map(FEELValue.date) ?? .null },
        overload([given("year", .number), given("month", .number), given("day", .number)]) {
          given, _ in date(given, at: 0).map(FEELValue.date) ?? .null
        },
      ]),
    builtIn(
      "date and time",
      [
        overload([given("from", .string)]) { given, _ in
          given[0].string.flatMap(TimeReader.dateTime).map(FEELValue.dateTime) ?? .null
        },
        overload([given("from")]) { given, _ in
          switch given[0] {
          case .dateTime: given[0]
          case .date(let date): .dateTime(FEELDateTime(midnightOf: date))
          case .null, .boolean, .number, .string, .time, .yearsMonths, .daysTime, .list, .context,
            .range, .function:
            .null
          }
        },
        overload([given("date"), given("time", .time)]) { given, _ in
          guard let day = given[0].day, case .time(let time) = given[1] else { return .null }
          return .dateTime(FEELDateTime(date: day, time: time))
        },
        overload([given("date", .dateTime), given("timezone", .string)]) { given, _ in
          guard case .dateTime(let moment) = given[0], let name = given[1].string,
            let zone = FEELZone(named: name)
          else { return .null }
          return moment.shown(in: zone).map(FEELValue.dateTime) ?? .null
        },
        moment(last: nil), moment(last: given("offset", .daysTime)),
        moment(last: given("timezone", .string)),
      ]),
    builtIn(
      "time",
      [
        overload([given("from", .string)]) { given, _ in
          given[0].string.flatMap(TimeReader.time).map(FEELValue.time) ?? .null
        },
        overload([given("from")]) { given, _ in
          switch given[0] {
          case .time: given[0]
          case .dateTime(let moment): .time(moment.time)
          case .date: .time(FEELTime(nanoseconds: 0, zone: .offset(0)))
          case .null, .boolean, .number, .string, .yearsMonths, .daysTime, .list, .context, .range,
            .function:
            .null
          }
        },
        overload([
          given("hour", .number), given("minute", .number), given("second", .number),
          optional("offset", .daysTime),
        ]) { given, _ in
          guard let zone = zone(given[3]) else { return .null }
          return time(given, at: 0, zone).map(FEELValue.time) ?? .null
        },
      ]),
  ]

  private static func moment(last: Parameter?) -> FEELFunction.Overload {
    let names = ["year", "month", "day", "hour", "minute", "second"]
    return overload(names.map { given($0, .number) } + (last.map { [$0] } ?? [])) { given, _ in
      guard let date = date(given, at: 0), let zone = zone(given[6]),
        let time = time(given, at: 3, zone)
      else { return .null }
      return .dateTime(FEELDateTime(date: date, time: time))
    }
  }

  private static func date(_ given: FEELFunction.Arguments, at place: Int) -> FEELDate? {
    guard let year = given[place].number?.whole, let month = given[place + 1].number?.whole,
      let day = given[place + 2].number?.whole
    else { return nil }
    return FEELDate(year: year, month: month, day: day)
  }

  private static func time(
    _ given: FEELFunction.Arguments, at place: Int, _ zone: FEELZone?
  ) -> FEELTime? {
    guard let hour = given[place].number?.whole, let minute = given[place + 1].number?.whole,
      let seconds = given[place + 2].number, !seconds.isNegative,
      let whole = seconds.rounded(.zero).whole,
      let fraction = seconds.subtracting(Decimal128(whole))?
        .multiplied(by: Decimal128(FEELTime.perSecond))?.rounded(.zero).whole
    else { return nil }
    return FEELTime(hour: hour, minute: minute, second: whole, nanosecond: fraction, zone: zone)
  }

  /// Nil where it is none; none where nothing is said.
  private static func zone(_ value: FEELValue) -> FEELZone?? {
    switch value {
    case .null: return .some(nil)
    case .string(let name): return FEELZone(named: name).map(Optional.some)
    case .daysTime(let duration):
      let seconds = duration.nanoseconds / Int128(FEELTime.perSecond)
      return seconds.magnitude <= 18 * 3_600 ? .offset(Int(seconds)) : nil
    case .boolean, .number, .date, .time, .dateTime, .yearsMonths, .list, .context, .range,
      .function:
      return nil
    }
  }

  static let calendar = [
    builtIn("now") { _, run in
      run.now.map(FEELValue.dateTime) ?? run.fault("the moment is not known here")
    },
    builtIn("today") { _, run in
      run.now.map { .date($0.date) } ?? run.fault("the day is not known here")
    },
    of("day of week") { .string(days[$0.weekday - 1]) },
    of("day of year") { FEELValue($0.dayOfYear) },
    of("week of year") { FEELValue($0.weekOfYear) },
    of("month of year") { .string(months[$0.month - 1]) },
  ]

  private static func of(
    _ name: String, _ answer: @escaping @Sendable (FEELDate) -> FEELValue
  ) -> FEELFunction {
    builtIn(name, given("date")) { given, _ in given[0].day.map(answer) ?? .null }
  }

  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
