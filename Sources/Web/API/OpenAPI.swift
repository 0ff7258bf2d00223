/// The OpenAPI 3.1 document, written from the routes that run: what is not served is not in it,
/// and what is served under `/api` cannot be left out.
struct OpenAPI {
  let routes: [Route]
  let title: String

  var document: JSONValue {
    [
      "openapi": "3.1.0",
      "info": [
        "title": .string(title), "version": "1",
        "description": .string(Self.introduction),
      ],
      "servers": [["url": "/"]],
      "security": [["apiKey": []]],
      "paths": .object(paths),
      "components": [
        "securitySchemes": [
          "apiKey": [
            "type": "http", "scheme": "bearer",
            "description": "Llave de la institución: `Authorization: Bearer …`.",
          ]
        ],
        "schemas": .object(schemas),
        "responses": ["Problem": Self.problemResponse],
      ],
    ]
  }

  static let introduction = """
    Importes en centavos enteros, fechas AAAA-MM-DD, instantes en UTC. Toda negativa es un \
    `application/problem+json` (RFC 9457). Lo que crea algo acepta `Idempotency-Key`: repetir la \
    misma llave con el mismo cuerpo devuelve la misma respuesta.
    """

  private var declared: [(Route, APISpec)] {
    routes.compactMap { route in route.api.map { (route, $0) } }
  }

  private var paths: [JSONValue.Member] {
    var order: [String] = []
    var methods: [String: [JSONValue.Member]] = [:]
    for (route, spec) in declared {
      let path = Self.template(route.path)
      if methods[path] == nil { order.append(path) }
      methods[path, default: []].append(
        .init(route.method.rawValue.lowercased(), OpenAPIOperation(route, spec).json))
    }
    return order.map { .init($0, .object(methods[$0] ?? [])) }
  }

  private var schemas: [JSONValue.Member] {
    var parts = ["Problem": Self.problemSchema]
    for (_, spec) in declared {
      for schema in [spec.request, spec.response].compactMap({ $0 }) {
        parts.merge(schema.parts) { first, _ in first }
      }
    }
    return parts.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }
  }

  /// `/loans/:loan` → `/loans/{loan}`.
  static func template(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }.joined(separator: "/")
  }

  static let problemResponse: JSONValue = [
    "description": "No se hizo: por qué, y qué hacer.",
    "content": [
      "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
    ],
  ]

  static let problemSchema: JSONValue = [
    "type": "object",
    "required": ["type", "title", "status", "detail", "requestId"],
    "properties": [
      "type": ["type": "string", "format": "uri"],
      "title": ["type": "string"],
      "status": ["type": "integer", "minimum": 400, "maximum": 599],
      "detail": ["type": "string"],
      "requestId": ["type": "string"],
      "members": ["type": "object", "additionalProperties": ["type": "string"]],
      "errors": [
        "type": "array",
        "items": [
          "type": "object", "required": ["pointer", "detail"],
          "properties": ["pointer": ["type": "string"], "detail": ["type": "string"]],
        ],
      ],
    ],
  ]
}
