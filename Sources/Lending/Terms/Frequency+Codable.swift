import Kernel

extension Frequency: NamedChoice {
  public static let named: [(name: String, value: Frequency)] = [
    ("weekly", .weekly), ("catorcenal", .catorcenal), ("quincenal", .quincenal),
    ("monthly", .monthly),
  ]
}

/// A name where it has one, or the one key that says what is counted: `{"days": 10}`,
/// `{"daysOfMonth": [10, 25]}`, `{"weekday": 2, "nth": 3}`.
extension Frequency: Codable {
  private enum CodingKeys: CodingKey {
    case days, weeks, months, years, daysOfMonth, weekday, nth, dates
  }

  public init(from decoder: any Decoder) throws {
    if let name = NamedForm(decoder)?.name {
      guard let named = Frequency(name: name) else { throw decoder.unknown(name) }
      self = named
      return
    }
    let form = try decoder.container(keyedBy: CodingKeys.self)
    let keys = form.allKeys.filter { $0 != .nth }
    guard keys.count == 1, let key = keys.first else { throw decoder.severalOrNone }
    switch key {
    case .days: self = .days(try form.decode(Int.self, forKey: key))
    case .weeks: self = .weeks(try form.decode(Int.self, forKey: key))
    case .months: self = .months(try form.decode(Int.self, forKey: key))
    case .years: self = .years(try form.decode(Int.self, forKey: key))
    case .daysOfMonth: self = .daysOfMonth(try form.decode([Int].self, forKey: key))
    case .dates: self = .dates(try form.decode([CalendarDate].self, forKey: key))
    case .weekday, .nth:
      self = .weekdayOfMonth(
        try form.decode(Weekday.self, forKey: .weekday),
        nth: try form.decode(Int.self, forKey: .nth))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if let name {
      var single = encoder.singleValueContainer()
      return try single.encode(name)
    }
    var form = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .days(let count): try form.encode(count, forKey: .days)
    case .weeks(let count): try form.encode(count, forKey: .weeks)
    case .months(let count): try form.encode(count, forKey: .months)
    case .years(let count): try form.encode(count, forKey: .years)
    case .daysOfMonth(let days): try form.encode(days, forKey: .daysOfMonth)
    case .dates(let dates): try form.encode(dates, forKey: .dates)
    case .weekdayOfMonth(let weekday, let nth):
      try form.encode(weekday, forKey: .weekday)
      try form.encode(nth, forKey: .nth)
    }
  }
}
