/// The shape of a JSON value, as OpenAPI 3.1 (JSON Schema 2020-12) says it.
public struct Schema: Hashable, Sendable {
  public let json: JSONValue
  /// Named schemas this one refers to, each once, under `#/components/schemas`.
  let parts: [String: JSONValue]

  init(_ json: JSONValue, parts: [String: JSONValue] = [:]) {
    self.json = json
    self.parts = parts
  }
}

extension Schema {
  /// A shape that was written elsewhere, under a name of its own.
  public init(named name: String, _ json: JSONValue) {
    self.init(["$ref": .string("#/components/schemas/\(name)")], parts: [name: json])
  }

  public static func string(
    _ description: String = "", format: String? = nil, pattern: String? = nil,
    minLength: Int64? = nil, maxLength: Int64? = nil, example: String? = nil
  ) -> Schema {
    Schema(
      described("string", description).with("format", format.map(JSONValue.string))
        .with("pattern", pattern.map(JSONValue.string))
        .with("minLength", minLength.map(JSONValue.integer))
        .with("maxLength", maxLength.map(JSONValue.integer))
        .with("examples", example.map { .array([.string($0)]) }))
  }

  public static func oneOf(_ values: [String], _ description: String = "") -> Schema {
    Schema(
      described("string", description).with("enum", .array(values.map(JSONValue.string))))
  }

  public static func integer(
    _ description: String = "", minimum: Int64? = nil, maximum: Int64? = nil,
    example: Int64? = nil
  ) -> Schema {
    Schema(
      described("integer", description).with("format", "int64")
        .with("minimum", minimum.map(JSONValue.integer))
        .with("maximum", maximum.map(JSONValue.integer))
        .with("examples", example.map { .array([.integer($0)]) }))
  }

  /// An amount: whole centavos, never a decimal.
  public static func centavos(_ description: String, minimum: Int64? = nil) -> Schema {
    integer(description + " (centavos)", minimum: minimum, example: 500_000)
  }

  /// A value of more than one form, which the description shows.
  public static func any(_ description: String) -> Schema {
    Schema(["description": .string(description)])
  }

  /// A value of one of several forms.
  public static func anyOf(_ forms: [Schema], _ description: String = "") -> Schema {
    let body: JSONValue = ["anyOf": .array(forms.map(\.json))]
    return Schema(
      description.isEmpty ? body : body.with("description", .string(description)),
      parts: forms.reduce(into: [:]) { $0.merge($1.parts) { first, _ in first } })
  }

  /// An object of one key: `{"days": 10}`.
  public static func keyed(_ name: String, _ schema: Schema) -> Schema {
    form([.required(name, schema)])
  }

  public static func boolean(_ description: String = "") -> Schema {
    Schema(described("boolean", description))
  }

  public static func date(_ description: String = "") -> Schema {
    string(
      description, format: "date", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", example: "2026-11-20")
  }

  public static func instant(_ description: String = "") -> Schema {
    string(description, format: "date-time", example: "2026-11-20T15:00:00Z")
  }

  /// A prefixed id: `loan_` and 32 hexadecimal digits.
  public static func id(_ prefix: String, _ description: String = "") -> Schema {
    string(
      description, pattern: "^\(prefix)_[0-9a-f]{32}$",
      example: "\(prefix)_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f")
  }

  public static func array(_ items: Schema, _ description: String = "") -> Schema {
    Schema(described("array", description).with("items", items.json), parts: items.parts)
  }

  /// The same shape, or null.
  public static func optional(_ schema: Schema) -> Schema {
    Schema(.object([.init("anyOf", [schema.json, ["type": "null"]])]), parts: schema.parts)
  }

  private static func described(_ type: String, _ description: String) -> JSONValue {
    let base: JSONValue = ["type": .string(type)]
    return description.isEmpty ? base : base.with("description", .string(description))
  }
}

extension Schema {
  public struct Member: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool

    public static func required(_ name: String, _ schema: Schema) -> Member {
      Member(name: name, schema: schema, isRequired: true)
    }

    public static func optional(_ name: String, _ schema: Schema) -> Member {
      Member(name: name, schema: schema, isRequired: false)
    }
  }

  /// A named object: written once under components and referred to wherever it is used.
  public static func object(
    _ name: String, _ members: [Member], description: String = ""
  ) -> Schema {
    let body = form(members, description)
    var parts = body.parts
    parts[name] = body.json
    return Schema(["$ref": .string("#/components/schemas/\(name)")], parts: parts)
  }

  /// An object written where it is used.
  public static func form(_ members: [Member], _ description: String = "") -> Schema {
    var parts: [String: JSONValue] = [:]
    for member in members { parts.merge(member.schema.parts) { first, _ in first } }
    let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
    let body = described("object", description)
      .with("properties", .object(members.map { .init($0.name, $0.schema.json) }))
      .with("required", required.isEmpty ? nil : .array(required))
    return Schema(body, parts: parts)
  }
}

/// A value of the API that knows its own schema.
public protocol APIModel: Codable, Sendable {
  static var schema: Schema { get }
}
