import Kernel

/// `{"index": "TIIE28", "spread": 120000, "resets": {"everyPeriods": 3}}`, rates in millionths.
extension FloatingRate: Codable {
  enum CodingKeys: String, CodingKey {
    case index, fallbacks, spread, floor, cap, resets, changeMax, lookbackDays, multiple, initial
  }

  public init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: CodingKeys.self)
    let others = try form.decodeIfPresent([String].self, forKey: .fallbacks) ?? []
    self.init(
      indices: [try form.decode(String.self, forKey: .index)] + others,
      spread: try form.decode(Rate.self, forKey: .spread),
      floor: try form.decodeIfPresent(Rate.self, forKey: .floor),
      cap: try form.decodeIfPresent(Rate.self, forKey: .cap),
      resets: try form.decode(Resets.self, forKey: .resets),
      changeMax: try form.decodeIfPresent(Rate.self, forKey: .changeMax),
      lookbackDays: try form.decodeIfPresent(Int.self, forKey: .lookbackDays) ?? 0,
      multiple: try form.decodeIfPresent(Multiple.self, forKey: .multiple),
      initial: try form.decodeIfPresent(Rate.self, forKey: .initial))
  }

  public func encode(to encoder: any Encoder) throws {
    var form = encoder.container(keyedBy: CodingKeys.self)
    try form.encodeIfPresent(indices.first, forKey: .index)
    if indices.count > 1 { try form.encode(Array(indices.dropFirst()), forKey: .fallbacks) }
    try form.encode(spread, forKey: .spread)
    try form.encodeIfPresent(floor, forKey: .floor)
    try form.encodeIfPresent(cap, forKey: .cap)
    try form.encode(resets, forKey: .resets)
    try form.encodeIfPresent(changeMax, forKey: .changeMax)
    try form.encode(lookbackDays, forKey: .lookbackDays)
    try form.encodeIfPresent(multiple, forKey: .multiple)
    try form.encodeIfPresent(initial, forKey: .initial)
  }
}

/// `{"everyPeriods": 3}` or `{"on": ["2027-01-04"]}`.
extension FloatingRate.Resets: Codable {
  enum CodingKeys: CodingKey { case everyPeriods, on }

  public init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: CodingKeys.self)
    guard form.allKeys.count == 1, let key = form.allKeys.first else {
      throw decoder.unreadable("Lleva «everyPeriods» o «on», uno de los dos.")
    }
    switch key {
    case .everyPeriods: self = .every(periods: try form.decode(Int.self, forKey: key))
    case .on: self = .on(try form.decode([CalendarDate].self, forKey: key))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var form = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .every(let periods): try form.encode(periods, forKey: .everyPeriods)
    case .on(let dates): try form.encode(dates, forKey: .on)
    }
  }
}
