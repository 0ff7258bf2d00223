extension FEELValue {
  /// What stands after a point: nil where the value has nothing of that name.
  func member(_ name: String) -> FEELValue? {
    switch self {
    case .context(let context): context[name]
    case .date(let date): date.member(name)
    case .time(let time): time.member(name)
    case .dateTime(let moment): moment.date.member(name) ?? moment.time.member(name)
    case .yearsMonths(let duration):
      switch name {
      case "years": FEELValue(duration.years)
      case "months": FEELValue(duration.monthsOfYear)
      case _: nil
      }
    case .daysTime(let duration):
      switch name {
      case "days": FEELValue(duration.days)
      case "hours": FEELValue(duration.hours)
      case "minutes": FEELValue(duration.minutes)
      case "seconds": FEELValue(duration.seconds)
      case _: nil
      }
    case .range(let range):
      switch name {
      case "start": range.start ?? .null
      case "end": range.end ?? .null
      case "start included": .boolean(range.includesStart)
      case "end included": .boolean(range.includesEnd)
      case _: nil
      }
    case .null, .boolean, .number, .string, .list, .function: nil
    }
  }
}

extension FEELDate {
  fileprivate func member(_ name: String) -> FEELValue? {
    switch name {
    case "year": FEELValue(year)
    case "month": FEELValue(month)
    case "day": FEELValue(day)
    case "weekday": FEELValue(weekday)
    case _: nil
    }
  }
}

extension FEELTime {
  fileprivate func member(_ name: String) -> FEELValue? {
    switch (name, zone) {
    case ("hour", _): FEELValue(hour)
    case ("minute", _): FEELValue(minute)
    case ("second", _): FEELValue(second)
    case ("time offset", .offset(let seconds)?):
      .daysTime(DaysTimeDuration(nanoseconds: Int128(seconds) * Int128(FEELTime.perSecond)))
    case ("timezone", .named(let name)?): .string(name)
    case ("time offset", _), ("timezone", _): .null
    case (_, _): nil
    }
  }
}
