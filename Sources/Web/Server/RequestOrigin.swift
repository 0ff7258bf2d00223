/// Whether a change was asked for by a page of this very host.
struct RequestOrigin {
  let headers: [String: String]
  let host: String

  /// Browsers say where a request comes from; one that says "elsewhere" is refused even with a
  /// good token. Programs that say nothing still need the token.
  var isForeign: Bool {
    if let site = headers["sec-fetch-site"] { return site != "same-origin" && site != "none" }
    guard let origin = headers["origin"] else { return false }
    return origin != "https://\(host)" && origin != "http://\(host)"
  }
}
