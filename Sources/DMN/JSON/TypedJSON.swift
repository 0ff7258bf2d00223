/// FEEL values as JSON that keeps their types: a number is `{"$number":"1.5"}`, a date
/// `{"$date":"2026-01-31"}`, a context `{"$context":{…}}`.
public struct TypedJSON: Encodable, Sendable {
  public let value: FEELValue

  public init(_ value: FEELValue) { self.value = value }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public func encode(to encoder: any Encoder) throws {
    switch value {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .boolean(let flag): try flag.encode(to: encoder)
    case .string(let string): try string.encode(to: encoder)
    case .list(let list): try list.items.map { TypedJSON($0) }.encode(to: encoder)
    case .number(let number): try tag("$number", number.description, encoder)
    case .date(let date): try tag("$date", date.description, encoder)
    case .time(let time): try tag("$time", time.description, encoder)
    case .dateTime(let moment): try tag("$dateTime", moment.description, encoder)
    case .daysTime(let duration): try tag("$dtDuration", duration.description, encoder)
    case .yearsMonths(let duration): try tag("$ymDuration", duration.description, encoder)
    case .function(let function): try tag("$function", function.name, encoder)
    case .context(let context):
      var container = encoder.container(keyedBy: Key.self)
      var entries = container.nestedContainer(
        keyedBy: Key.self, forKey: Key(stringValue: "$context"))
      for entry in context.entries {
        try entries.encode(TypedJSON(entry.value), forKey: Key(stringValue: entry.name))
      }
    case .range(let range): try encode(range, encoder)
    }
  }

  private func tag(_ tag: String, _ text: String, _ encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(text, forKey: Key(stringValue: tag))
  }

  private func encode(_ range: FEELRange, _ encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    var ends = container.nestedContainer(
      keyedBy: Key.self, forKey: Key(stringValue: "$range"))
    try ends.encode(TypedJSON(range.start ?? .null), forKey: Key(stringValue: "start"))
    try ends.encode(TypedJSON(range.end ?? .null), forKey: Key(stringValue: "end"))
    try ends.encode(range.includesStart, forKey: Key(stringValue: "startIncluded"))
    try ends.encode(range.includesEnd, forKey: Key(stringValue: "endIncluded"))
  }
}
