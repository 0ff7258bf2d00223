import Foundation
import HTTPTypes
import Kernel

/// A request on its way through the front: what is known of it grows step by step.
struct Call: Sendable {
  let arrival: Arrival
  let path: RequestPath
  let site: Site
  let now: Date
  var route: Route?
  var visit: Visit
  /// The random cookie that forms are tied to; new when the browser brought none.
  var visitCookie = ""
  var isNewVisit = false

  init(arrival: Arrival, path: RequestPath, site: Site, now: Date) {
    self.arrival = arrival
    self.path = path
    self.site = site
    self.now = now
    visit = Visit(site: site, requestID: arrival.requestID, now: now)
    visit.request.path = path.path
    visit.request.query = path.query
    visit.request.headers = arrival.headers
  }

  var headers: [String: String] { visit.request.headers }
  var isAPI: Bool { path.path == "/api" || path.path.hasPrefix("/api/") }
  var isOffice: Bool { path.path == "/oficina" || path.path.hasPrefix("/oficina/") }

  /// A person in a browser is shown a page; a program is told in JSON.
  var wantsPage: Bool {
    guard !isAPI, route?.access != .hook else { return false }
    return (headers["accept"] ?? "").contains("text/html")
  }

  /// The first page of that part of the site.
  var home: String { isOffice ? "/oficina" : "/" }

  /// HEAD is GET without the body; nil for the methods that nothing here answers to.
  var method: Method? {
    let name = arrival.methodName
    return Method(rawValue: name == "HEAD" ? "GET" : name)
  }

  /// Behind trusted proxies, the nearest address that is none of them: whatever stands before it
  /// may be the client's own.
  func remote(_ settings: ServerSettings) -> String {
    var nearest = arrival.remoteAddress
    for address in arrival.words(of: "x-forwarded-for").reversed() {
      guard settings.trusts(nearest) else { break }
      nearest = address
    }
    return nearest
  }

  /// Where to go on after signing in: the page that was asked for with its query; after a change,
  /// the page that the form was on. Nil where that is not known: the usual place.
  var resumable: String? {
    if method == .get { return arrival.target }
    guard let referer = headers["referer"], let page = URL(string: referer),
      HostName.parse(arrival.authority) == page.host?.lowercased(), !page.path.isEmpty
    else { return nil }
    return page.path + (page.query.map { "?\($0)" } ?? "")
  }

  func isTLS(_ settings: ServerSettings) -> Bool { arrival.isTLS(settings) }
}
