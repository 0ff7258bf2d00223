import Kernel

/// Series by name and values by day, all in millionths: a yearly rate, or the pesos of a UDI.
/// `{"TIIE28": {"2026-11-19": 77500}, "UDI": {"2026-11-20": 8553120}}`.
extension Market: Codable {
  public init(from decoder: any Decoder) throws {
    let form = try decoder.container(keyedBy: MarketKey.self)
    guard form.allKeys.count <= Self.seriesMax else {
      throw decoder.unreadable("No más de \(Self.seriesMax) series.")
    }
    self.init()
    for name in form.allKeys {
      let series = try form.nestedContainer(keyedBy: MarketKey.self, forKey: name)
      try read(series, named: name.stringValue)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var form = encoder.container(keyedBy: MarketKey.self)
    for (name, series) in indices {
      let values = series.fixings.map { ($0.on, $0.rate.millionths) }
      try form.encode(Self.byDay(values), forKey: MarketKey(name))
    }
    guard !udi.values.isEmpty else { return }
    let values = udi.values.map { ($0.key, $0.value.millionths) }
    try form.encode(Self.byDay(values), forKey: MarketKey(Self.udiName))
  }

  private mutating func read(
    _ series: KeyedDecodingContainer<MarketKey>, named name: String
  ) throws {
    guard (1...Self.valuesMax).contains(series.allKeys.count) else {
      throw DecodingError.malformed(
        "Cada serie lleva de 1 a \(Self.valuesMax) valores.", at: series.codingPath)
    }
    let values = try series.allKeys.map { key in
      let value = try series.decode(Int64.self, forKey: key)
      guard let day = CalendarDate(key.stringValue), Self.isPossible(value, of: name) else {
        throw DecodingError.malformed(
          "No es un valor de un día que exista.", at: series.codingPath + [key])
      }
      return (day, value)
    }
    if name == Self.udiName {
      udi = UDITable(values.map { ($0, UDI(millionths: $1)) })
    } else {
      indices[name] = IndexSeries(values.map { .init(on: $0, rate: Rate(millionths: $1)) })
    }
  }

  /// A UDI from a hundredth of a peso to a million; a rate that some contract could bear.
  public static func isPossible(_ value: Int64, of name: String) -> Bool {
    name == udiName
      ? (10_000...1_000_000_000_000).contains(value)
      : Rate(millionths: value).isPlausible
  }

  private static func byDay(_ values: [(CalendarDate, Int64)]) -> [String: Int64] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.description, $1) })
  }
}

/// The name of a series, or a day.
struct MarketKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension Decoder {
  func unreadable(_ why: String) -> DecodingError {
    .malformed(why, at: codingPath)
  }
}
