import Kernel
import Lending
import Yams

extension Market {
  /// `TIIE28: {2026-11-19: 7.75 %}`, and `UDI: {2026-11-20: 8.553120}` in pesos.
  static let shape = Shape<[Series]>.series.map { series in
    var market = Market()
    for one in series {
      switch one {
      case .index(let name, let fixings): market.indices[name] = IndexSeries(fixings)
      case .udi(let values): market.udi = UDITable(values)
      }
    }
    return market
  }.described("Valores publicados, por fecha: índices en porcentaje, y la UDI en pesos.")

  enum Series: Sendable {
    case index(String, [IndexSeries.Fixing])
    case udi([(day: CalendarDate, value: UDI)])
  }
}

extension Shape<[Market.Series]> {
  /// A name decides how its values are written.
  fileprivate static let series = Shape(
    schema: .object([
      ("type", .string("object")), ("minProperties", .number(1)),
      ("maxProperties", .number(Int64(Market.seriesMax))),
      ("properties", .object([(Market.udiName, udi.schema)])),
      ("additionalProperties", fixings.schema),
    ])
  ) { node, reading in
    guard let mapping = node.mapping, (1...Market.seriesMax).contains(mapping.count) else {
      reading.refuse(
        node, "«\(reading.here)» lleva series con su nombre.", "TIIE28: {2026-11-19: 7.75 %}.")
      return nil
    }
    let series = mapping.map { key, values -> Market.Series? in
      let name = key.scalar?.string ?? "?"
      return reading.inside(name, values) {
        name == Market.udiName
          ? udi.read(values, reading).map { .udi($0) }
          : fixings.read(values, reading).map { .index(name, $0) }
      }
    }
    let whole = series.compactMap { $0 }
    return whole.count == series.count ? whole : nil
  }

  private static let day = Shape<String>(schema: Shape<CalendarDate>.date.schema) { node, reading in
    Shape<CalendarDate>.date.read(node, reading).map(\.description)
  }

  private static let fixings = Shape<[IndexSeries.Fixing?]>.named(
    day, .percent, 1...Market.valuesMax
  ) { day, rate in CalendarDate(day).map { IndexSeries.Fixing(on: $0, rate: rate) } }
  .map { $0.compactMap { $0 } }

  private static let udi = Shape<[(day: CalendarDate, value: UDI)?]>.named(
    day, UDI.shape, 1...Market.valuesMax
  ) { day, value in CalendarDate(day).map { (day: $0, value: value) } }
  .map { $0.compactMap { $0 } }
}

extension UDI {
  /// Pesos with at most six decimals, as Banxico publishes them.
  static let shape = Shape<UDI>(
    schema: .object([("type", .string("number")), ("exclusiveMinimum", .number(0))])
  ) { node, reading in
    let parts = (node.scalar?.string ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? String(parts[1]) : "0"
    let digits = decimals + String(repeating: "0", count: max(0, 6 - decimals.count))
    guard (1...2).contains(parts.count), (1...6).contains(decimals.count),
      let value = UInt64(parts[0] + digits).flatMap({ Int64(exactly: $0) }),
      Market.isPossible(value, of: Market.udiName)
    else {
      reading.refuse(
        node, "«\(reading.here)» debe ser un valor de la UDI.", "Con seis decimales: 8.553120.")
      return nil
    }
    return UDI(millionths: value)
  }
}
