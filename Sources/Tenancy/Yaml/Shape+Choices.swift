import Yams

/// One way to write a choice that needs figures of its own: a key, and what goes under it.
struct Way<Value: Sendable>: Sendable {
  let key: String
  let shape: Shape<Value>

  init<Figures: Sendable>(
    _ key: String, _ shape: Shape<Figures>, make: @escaping @Sendable (Figures) -> Value
  ) {
    self.key = key
    self.shape = shape.map(make)
  }

  var schema: JSONSchema {
    .object([
      ("type", .string("object")), ("additionalProperties", .bool(false)),
      ("required", .array([.string(key)])), ("properties", .object([(key, shape.schema)])),
    ])
  }
}

extension Shape {
  /// A plain value where there is one, or a mapping of one key: `level`, or
  /// `balloon: {share: 30 %}`.
  static func choice(_ plain: Shape? = nil, or ways: [Way<Value>]) -> Shape {
    let keys = ways.map(\.key)
    let schemas = [plain?.schema].compactMap { $0 } + ways.map(\.schema)
    return Shape(schema: .object([("oneOf", .array(schemas))])) { node, reading in
      if node.mapping == nil, let plain {
        return plain.read(node, reading) ?? reading.offering(keys)
      }
      guard let mapping = node.mapping, mapping.count == 1, let (key, value) = mapping.first,
        let way = ways.first(where: { $0.key == key.scalar?.string })
      else {
        reading.refuse(
          node, "«\(reading.here)» lleva una sola clave.",
          "Una de: \(keys.joined(separator: ", ")).")
        return nil
      }
      return reading.inside(way.key, value) { way.shape.read(value, reading) }
    }
  }

  /// Values in order; the same may come again.
  static func sequence<Element: Sendable>(
    of element: Shape<Element>, _ count: ClosedRange<Int>
  ) -> Shape where Value == [Element] {
    let schema = JSONSchema.object([
      ("type", .string("array")), ("minItems", .number(Int64(count.lowerBound))),
      ("maxItems", .number(Int64(count.upperBound))), ("items", element.schema),
    ])
    return Shape(schema: schema) { node, reading in
      guard let sequence = node.sequence, count.contains(sequence.count) else {
        reading.refuse(
          node,
          "«\(reading.here)» debe ser una lista de \(count.lowerBound) a \(count.upperBound).",
          "Un renglón por valor, con -.")
        return nil
      }
      let values = sequence.enumerated().compactMap { index, item in
        reading.inside(member: index, item) { element.read(item, reading) }
      }
      return values.count == sequence.count ? values : nil
    }
  }
}

/// A key that sets one field of a value that already has its usual ones.
struct Field<Value: Sendable>: Sendable {
  let name: String
  let schema: JSONSchema
  let isRequired: Bool
  let read: @Sendable (Node, Reading) -> (@Sendable (inout Value) -> Void)?

  init<Part: Sendable>(
    _ name: String, _ shape: Shape<Part>, required isRequired: Requirement = .optional,
    set: @escaping @Sendable (inout Value, Part) -> Void
  ) {
    self.name = name
    schema = shape.schema
    self.isRequired = isRequired == .required
    read = { node, reading in
      shape.read(node, reading).map { part in { @Sendable value in set(&value, part) } }
    }
  }

  enum Requirement: Sendable { case required, optional }
}

extension Shape {
  /// A mapping whose keys change what is usual; any other key is an error.
  static func usual(_ usual: Value, _ fields: [Field<Value>]) -> Shape {
    let schema = JSONSchema.object([
      ("type", .string("object")), ("additionalProperties", .bool(false)),
      ("required", .array(fields.filter(\.isRequired).map { .string($0.name) })),
      ("properties", .object(fields.map { ($0.name, $0.schema) })),
    ])
    return Shape(schema: schema) { node, reading in
      guard let mapping = mapping(node, known: fields.map(\.name), reading) else { return nil }
      var value = usual
      var isWhole = true
      for field in fields {
        let found = mapping.first { $0.key.scalar?.string == field.name }
        guard let (_, part) = found else {
          if field.isRequired { missing(field.name, in: node, reading) }
          isWhole = isWhole && !field.isRequired
          continue
        }
        let change = reading.inside(field.name, part) { field.read(part, reading) }
        change?(&value)
        isWhole = isWhole && change != nil
      }
      return isWhole ? value : nil
    }
  }
}
