import Kernel
import Yams

/// A key of a mapping: its name, what its value may be, and what stands in for its absence.
struct Key<Value: Sendable>: Sendable {
  let name: String
  let schema: JSONSchema
  let isRequired: Bool
  private let absent: Value?
  private let read: @Sendable (Node, Reading) -> Value?

  init(_ name: String, _ shape: Shape<Value>) {
    self.init(name, shape.schema, isRequired: true, absent: nil, read: shape.read)
  }

  init(_ name: String, _ shape: Shape<Value>, otherwise absent: Value) {
    self.init(name, shape.schema, isRequired: false, absent: absent, read: shape.read)
  }

  /// Nil where the key is not there.
  static func optional<Wrapped: Sendable>(
    _ name: String, _ shape: Shape<Wrapped>
  ) -> Key where Value == Wrapped? {
    Key(name, shape.schema, isRequired: false, absent: .some(nil)) { node, reading in
      shape.read(node, reading).map { .some($0) }
    }
  }

  private init(
    _ name: String, _ schema: JSONSchema, isRequired: Bool, absent: Value?,
    read: @escaping @Sendable (Node, Reading) -> Value?
  ) {
    self.name = name
    self.schema = schema
    self.isRequired = isRequired
    self.absent = absent
    self.read = read
  }

  fileprivate func value(in mapping: Node.Mapping, of node: Node, _ reading: Reading) -> Value? {
    guard let (_, value) = mapping.first(where: { $0.key.scalar?.string == name }) else {
      if isRequired { missing(name, in: node, reading) }
      return absent
    }
    return reading.inside(name, value) { read(value, reading) }
  }
}

extension Shape {
  /// A mapping with exactly these keys; any other is an error, with the nearest name offered.
  static func object<each Field: Sendable>(
    _ keys: repeat Key<each Field>, make: @escaping @Sendable (repeat each Field) -> Value
  ) -> Shape {
    var members: [(String, JSONSchema)] = []
    var required: [JSONSchema] = []
    var names: [String] = []
    for key in repeat each keys {
      members.append((key.name, key.schema))
      names.append(key.name)
      if key.isRequired { required.append(.string(key.name)) }
    }
    let schema = JSONSchema.object([
      ("type", .string("object")), ("additionalProperties", .bool(false)),
      ("required", .array(required)), ("properties", .object(members)),
    ])
    let known = names
    return Shape(schema: schema) { node, reading in
      guard let mapping = mapping(node, known: known, reading) else { return nil }
      let values = (repeat (each keys).value(in: mapping, of: node, reading))
      do {
        return make(repeat try present(each values))
      } catch {
        return nil
      }
    }
  }
}

/// A node that has to be a mapping of known keys; unknown ones are told with the nearest name.
func mapping(_ node: Node, known: [String], _ reading: Reading) -> Node.Mapping? {
  guard let mapping = node.mapping else {
    let instead = node.sequence == nil ? "" : ", no una lista"
    reading.refuse(
      node, "\(reading.place) debe llevar claves y valores\(instead).",
      "Lleva: \(known.joined(separator: ", ")).")
    return nil
  }
  for (key, _) in mapping where !known.contains(key.scalar?.string ?? "") {
    let name = key.scalar?.string ?? "?"
    let hint =
      known.closest(to: name).map { "¿Quiso decir «\($0)»?" }
      ?? "Aquí se admiten: \(known.joined(separator: ", "))."
    reading.inside(name, key) {
      reading.refuse(key, "No existe la clave «\(name)».", hint)
    }
  }
  return mapping
}

func missing(_ name: String, in node: Node, _ reading: Reading) {
  let place = reading.here.isEmpty ? "" : " en «\(reading.here)»"
  reading.inside(name, node) {
    reading.refuse(node, "Falta «\(name)»\(place).", "Agréguelo.")
  }
}

private struct Missing: Error {}

private func present<Value>(_ value: Value?) throws(Missing) -> Value {
  guard let value else { throw Missing() }
  return value
}
