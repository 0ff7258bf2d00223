/// What arrived, within the limits, already read.
public struct Request: Sendable {
  public var method: Method
  /// Percent-decoded once, without the query.
  public var path: String
  /// What `:name` stood for.
  public var params: [String: String]
  public var query: Fields
  public var form: Fields
  public var files: [UploadedFile]
  /// Names in lower case; the first of each.
  public var headers: [String: String]
  /// Names without the `__Host-` prefix.
  public var cookies: [String: String]
  public var remoteAddress: String
  public var rawBody: [UInt8]

  public init(
    method: Method = .get, path: String = "/", params: [String: String] = [:],
    query: Fields = Fields(), form: Fields = Fields(), files: [UploadedFile] = [],
    headers: [String: String] = [:], cookies: [String: String] = [:],
    remoteAddress: String = "127.0.0.1", rawBody: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.params = params
    self.query = query
    self.form = form
    self.files = files
    self.headers = headers
    self.cookies = cookies
    self.remoteAddress = remoteAddress
    self.rawBody = rawBody
  }

  /// The path with its query, as it can be asked for again.
  public var address: String {
    guard !query.isEmpty else { return path }
    let pairs = query.pairs.map { "\(Href.encoded($0.name))=\(Href.encoded($0.value))" }
    return "\(path)?\(pairs.joined(separator: "&"))"
  }

  public var userAgent: String { String((headers["user-agent"] ?? "").prefix(256)) }

  public func file(_ field: String) -> UploadedFile? {
    files.first { $0.field == field && !$0.bytes.isEmpty }
  }
}

public enum Method: String, Hashable, Sendable, CaseIterable {
  case get = "GET"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"

  /// Whether it may change something, and so must prove where it comes from.
  var changes: Bool { self != .get }
}
