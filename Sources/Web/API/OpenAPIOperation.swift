/// One method of one path in the OpenAPI document.
struct OpenAPIOperation {
  let route: Route
  let spec: APISpec

  init(_ route: Route, _ spec: APISpec) {
    self.route = route
    self.spec = spec
  }

  var json: JSONValue {
    let base: JSONValue = [
      "operationId": .string(operationID),
      "summary": .string(spec.summary),
      "tags": [.string(spec.tag)],
    ]
    return base.with("description", .string(description))
      .with("parameters", parameters.isEmpty ? nil : .array(parameters))
      .with("requestBody", requestBody)
      .with("responses", .object(responses))
  }

  /// `POST /api/v1/loans/:loan/repayments` → `postLoansLoanRepayments`.
  private var operationID: String {
    let words = route.path.split(separator: "/").dropFirst(2)
      .flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
    let capitalised = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return route.method.rawValue.lowercased() + capitalised.joined()
  }

  private var description: String {
    guard case .key(let scope) = route.access else { return spec.description }
    let needs = "Permiso de la llave: `\(scope)`."
    return spec.description.isEmpty ? needs : spec.description + "\n\n" + needs
  }

  private var names: [String] {
    route.path.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
  }

  private var parameters: [JSONValue] {
    let inPath = names.map { name -> JSONValue in
      let schema = spec.path[name] ?? .string(minLength: 1, maxLength: 100)
      return ["name": .string(name), "in": "path", "required": true, "schema": schema.json]
    }
    let inQuery = spec.query.map { parameter -> JSONValue in
      [
        "name": .string(parameter.name), "in": "query",
        "required": .bool(parameter.isRequired),
        "description": .string(parameter.description), "schema": parameter.schema.json,
      ]
    }
    guard spec.isIdempotent else { return inPath + inQuery }
    let key: JSONValue = [
      "name": "Idempotency-Key", "in": "header", "required": false,
      "description": "La misma llave con el mismo cuerpo se hace una sola vez.",
      "schema": Schema.string(pattern: "^[A-Za-z0-9_-]{1,255}$", example: "pago-2026-11-20-001")
        .json,
    ]
    return inPath + inQuery + [key]
  }

  private var requestBody: JSONValue? {
    spec.request.map { schema in
      let content: JSONValue = ["schema": schema.json]
      return [
        "required": true,
        "content": ["application/json": content.with("example", spec.requestExample)],
      ]
    }
  }

  private var responses: [JSONValue.Member] {
    let problem: JSONValue = ["$ref": "#/components/responses/Problem"]
    var statuses = Set([400, 401, 403, 404, 405, 429, 500] + spec.problems)
    if spec.request != nil { statuses.formUnion([413, 415, 422]) }
    if spec.isIdempotent { statuses.formUnion([409, 422]) }
    if !spec.query.isEmpty { statuses.insert(422) }
    statuses.remove(spec.status)
    return [.init(String(spec.status), success)]
      + statuses.sorted().map { .init(String($0), problem) }
  }

  private var success: JSONValue {
    let base: JSONValue = ["description": .string(spec.summary)]
    guard let response = spec.response else { return base }
    let content: JSONValue = ["schema": response.json]
    return base.with(
      "content",
      .object([.init(spec.responseType, content.with("example", spec.responseExample))]))
  }
}
