import Logging

/// One line per request: the route's template, never the address itself, the query or the body.
struct RequestRecord {
  var requestID: String
  var method: String
  var route: String
  var status: Int
  var milliseconds: Int
  var tenant: String
  /// `staff`, `borrower`, `key` or `-`: what kind, never who.
  var visitor: String
  var bytes: Int

  func write(to log: Logger) {
    log.info(
      "request",
      metadata: [
        "request": "\(requestID)", "method": "\(method)", "route": "\(route)",
        "status": "\(status)", "ms": "\(milliseconds)", "tenant": "\(tenant)",
        "visitor": "\(visitor)", "bytes": "\(bytes)",
      ])
  }
}
