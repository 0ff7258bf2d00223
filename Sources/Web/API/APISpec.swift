/// What the OpenAPI document says of one method of one path.
public struct APISpec: Sendable {
  public let summary: String
  public let description: String
  /// The chapter it stands in.
  public let tag: String
  /// Shapes of the path's `:name`s.
  public let path: [String: Schema]
  public let query: [APIParameter]
  public let request: Schema?
  public let requestExample: JSONValue?
  /// Nil: no content.
  public let response: Schema?
  public let responseType: String
  public let responseExample: JSONValue?
  public let status: Int
  /// Statuses it may refuse with, beside those that every method shares.
  public let problems: [Int]
  /// Whether it takes an Idempotency-Key: whatever makes something does.
  public let isIdempotent: Bool

  public init(
    _ summary: String, description: String = "", tag: String, path: [String: Schema] = [:],
    query: [APIParameter] = [],
    request: Schema? = nil, requestExample: JSONValue? = nil, response: Schema? = nil,
    responseType: String = "application/json", responseExample: JSONValue? = nil,
    status: Int = 200, problems: [Int] = [], isIdempotent: Bool = false
  ) {
    self.summary = summary
    self.description = description
    self.tag = tag
    self.path = path
    self.query = query
    self.request = request
    self.requestExample = requestExample
    self.response = response
    self.responseType = responseType
    self.responseExample = responseExample
    self.status = status
    self.problems = problems
    self.isIdempotent = isIdempotent
  }
}

/// A value in the query.
public struct APIParameter: Sendable {
  public let name: String
  public let description: String
  public let schema: Schema
  public let isRequired: Bool

  public static func required(_ name: String, _ schema: Schema, _ description: String) -> Self {
    APIParameter(name: name, description: description, schema: schema, isRequired: true)
  }

  public static func optional(_ name: String, _ schema: Schema, _ description: String) -> Self {
    APIParameter(name: name, description: description, schema: schema, isRequired: false)
  }
}
