public typealias Handler = @Sendable (Visit) async throws -> Reply

/// One method of one path, who may, and what it does.
public struct Route: Sendable {
  public let method: Method
  /// `/oficina/creditos/:loan`: what logs and limits call it.
  public let path: String
  public let access: Access
  /// Nil but for the API, where it is what the OpenAPI document says.
  public let api: APISpec?
  /// How much body it takes.
  public let bodyLimitBytes: Int
  /// What it does; a module's tests call it with a visit of their own.
  public let handler: Handler

  static let usualBodyBytes = 256 * 1024
  public static let uploadBytes = 12 * 1024 * 1024
}
