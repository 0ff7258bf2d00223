import Kernel
import Yams

extension Shape
where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of an enumeration.
  static var choice: Shape {
    word(Value.allCases.map(\.rawValue)) { Value(rawValue: $0) }
  }
}

extension Shape {
  /// One of some words.
  static func word(_ words: [String], make: @escaping @Sendable (String) -> Value?) -> Shape {
    let schema = JSONSchema.object([("enum", .array(words.map { .string($0) }))])
    return Shape(schema: schema) { node, reading in
      guard let value = node.scalar.flatMap({ make($0.string) }) else {
        let said = node.scalar.map { "«\($0.string)»" }
        reading.refuse(
          node, "\(said ?? "Una lista o un mapa") no sirve para «\(reading.here)».",
          "Elija: \(words.joined(separator: ", ")).")
        return nil
      }
      return value
    }
  }
}

extension Shape where Value: CheckedText {
  /// An identifier that Kernel checks.
  static var fact: Shape {
    let schema = JSONSchema.object([("type", .string("string"))])
    return Shape(schema: schema) { node, reading in
      guard let text = Shape<String>.text(1...60).read(node, reading) else { return nil }
      do throws(Malformed) {
        return try Value(parsing: text)
      } catch {
        reading.refuse(node, error.message, "Corrija «\(reading.here)».")
        return nil
      }
    }
  }
}

extension Shape {
  /// Values in order, without repetitions.
  static func list<Element: Hashable & Sendable>(
    of element: Shape<Element>, _ count: ClosedRange<Int>
  ) -> Shape where Value == [Element] {
    let schema = JSONSchema.object([
      ("type", .string("array")), ("minItems", .number(Int64(count.lowerBound))),
      ("maxItems", .number(Int64(count.upperBound))), ("uniqueItems", .bool(true)),
      ("items", element.schema),
    ])
    return Shape(schema: schema) { node, reading in
      guard let sequence = node.sequence else {
        reading.refuse(
          node, "«\(reading.here)» debe ser una lista.", "Un renglón por valor, con -.")
        return nil
      }
      guard count.contains(sequence.count) else {
        reading.refuse(
          node, "«\(reading.here)» tiene \(sequence.count) elementos.",
          "Lleva de \(count.lowerBound) a \(count.upperBound).")
        return nil
      }
      var seen: Set<Element> = []
      let values = sequence.enumerated().map { index, item -> Element? in
        let value = reading.inside(member: index, item) { element.read(item, reading) }
        if let value, !seen.insert(value).inserted {
          reading.refuse(item, "Se repite un valor en «\(reading.here)».", "Déjelo una vez.")
        }
        return value
      }
      let whole = values.compactMap { $0 }
      return whole.count == values.count ? whole : nil
    }
  }

  /// Names of one's own with values of one shape, in the order written.
  static func named<Element: Sendable, Entry: Sendable>(
    _ name: Shape<String>, _ element: Shape<Element>, _ count: ClosedRange<Int>,
    make: @escaping @Sendable (String, Element) -> Entry
  ) -> Shape where Value == [Entry] {
    let schema = JSONSchema.object([
      ("type", .string("object")), ("minProperties", .number(Int64(count.lowerBound))),
      ("maxProperties", .number(Int64(count.upperBound))), ("propertyNames", name.schema),
      ("additionalProperties", element.schema),
    ])
    return Shape(schema: schema) { node, reading in
      guard let mapping = node.mapping, count.contains(mapping.count) else {
        reading.refuse(
          node, "«\(reading.here)» debe llevar nombres con sus valores.",
          "De \(count.lowerBound) a \(count.upperBound).")
        return nil
      }
      let entries = mapping.map { key, value -> Entry? in
        let label = key.scalar?.string ?? "?"
        return reading.inside(label, value) {
          guard let name = name.read(key, reading), let value = element.read(value, reading)
          else { return nil }
          return make(name, value)
        }
      }
      let whole = entries.compactMap { $0 }
      return whole.count == entries.count ? whole : nil
    }
  }
}
