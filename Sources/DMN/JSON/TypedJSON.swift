public import Foundation

/// FEEL values as JSON that keeps their types: a number is `{"$number":"1.5"}`, a date
/// `{"$date":"2026-01-31"}`, a context `{"$context":{…}}`.
public struct TypedJSON: Codable, Sendable {
  public let value: FEELValue

  public init(_ value: FEELValue) { self.value = value }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer() {
      if container.decodeNil() {
        value = .null
        return
      }
      if let flag = try? container.decode(Bool.self) {
        value = .boolean(flag)
        return
      }
      if let string = try? container.decode(String.self) {
        value = .string(string)
        return
      }
      if let items = try? container.decode([TypedJSON].self) {
        value = FEELValue(items.map(\.value))
        return
      }
    }
    let container = try decoder.container(keyedBy: Key.self)
    guard container.allKeys.count == 1, let key = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "one tag was expected"))
    }
    guard let read = try Self.read(key.stringValue, container, key) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "“\(key.stringValue)” does not hold such a value"))
    }
    value = read
  }

  private static func read(
    _ tag: String, _ container: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> FEELValue? {
    if tag == "$context" {
      let entries = try container.nestedContainer(keyedBy: Key.self, forKey: key)
      return .context(
        FEELContext(
          try entries.allKeys.map {
            ($0.stringValue, try entries.decode(TypedJSON.self, forKey: $0).value)
          }))
    }
    let text = try container.decode(String.self, forKey: key)
    return switch tag {
    case "$number": Decimal128(text).map(FEELValue.number)
    case "$date": TimeReader.date(text).map(FEELValue.date)
    case "$time": TimeReader.time(text).map(FEELValue.time)
    case "$dateTime": TimeReader.dateTime(text).map(FEELValue.dateTime)
    case "$dtDuration": TimeReader.daysTime(text).map(FEELValue.daysTime)
    case "$ymDuration": TimeReader.yearsMonths(text).map(FEELValue.yearsMonths)
    case _: nil
    }
  }

  public func encode(to encoder: any Encoder) throws {
    switch value {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .boolean(let flag): try flag.encode(to: encoder)
    case .string(let string): try string.encode(to: encoder)
    case .list(let list): try list.items.map(TypedJSON.init).encode(to: encoder)
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
