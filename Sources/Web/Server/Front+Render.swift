import HTTPTypes
import Kernel

extension Front {
  /// Brand style, icon and the hashed files: the same for every visitor, so they may be kept.
  func served(_ path: String, for call: Call) -> Answer? {
    let forever = (name: "cache-control", value: "public, max-age=31536000, immutable")
    switch path {
    case "/brand.css":
      return Answer(
        status: 200, headers: [("content-type", "text/css; charset=utf-8"), forever],
        body: BrandStyle.css(call.site), route: path)
    case "/icon.svg", "/favicon.ico":
      return Answer(
        status: 200, headers: [("content-type", "image/svg+xml"), forever],
        body: BrandStyle.icon(call.site), route: path)
    case "/brand.svg":
      guard let logo = call.site.logo else { return nil }
      return Answer(
        status: 200, headers: [("content-type", "image/svg+xml"), forever], body: logo,
        route: path)
    default:
      guard let file = assets.file(at: path) else { return nil }
      var answer = Answer(
        status: 200,
        headers: [("content-type", file.contentType), forever, ("vary", "accept-encoding")],
        body: file.bytes, route: "/assets")
      if let gzipped = file.gzipped, (call.headers["accept-encoding"] ?? "").contains("gzip") {
        answer.body = gzipped
        answer.headers.append(("content-encoding", "gzip"))
      }
      return answer
    }
  }

  func render(_ reply: Reply, of call: Call) -> Answer {
    var answer = Answer(status: reply.status, route: call.route?.path ?? "-")
    answer.visitor = kind(of: call.visit.visitor)
    answer.headers = reply.headers
    answer.headers.append(("x-request-id", call.arrival.requestID))
    let overTLS = call.isTLS(settings)
    for cookie in reply.cookies {
      answer.headers.append(("set-cookie", cookie.header(overTLS: overTLS)))
    }
    switch reply.content {
    case .nothing: break
    case .bytes(let bytes, let type):
      answer.body = bytes
      answer.headers.append(("content-type", type))
    case .page(let page, let frame):
      var call = call
      if let shownTo = reply.shownTo { call.visit.visitor = shownTo }
      paint(page, in: frame, onto: &answer, call)
    case .problem(let problem):
      explain(problem, onto: &answer, call)
    }
    return answer
  }

  private func paint(
    _ page: any Page, in frame: Reply.Frame, onto answer: inout Answer, _ call: Call
  ) {
    let chrome = Chrome(visit: call.visit, places: routes.places, frame: frame, assets: assets)
    answer.body = chrome.render(page, in: frame, isError: answer.status >= 400).bytes
    answer.headers.append(("content-type", "text/html; charset=utf-8"))
    let overTLS = call.isTLS(settings)
    if call.isNewVisit {
      let cookie = Cookie(FormToken.cookie, call.visitCookie)
      answer.headers.append(("set-cookie", cookie.header(overTLS: overTLS)))
    }
    if call.visit.request.cookies["aviso"] != nil {
      answer.headers.append(("set-cookie", Cookie.forget("aviso").header(overTLS: overTLS)))
    }
  }

  /// A person gets a page (or the way to sign in), a program gets RFC 9457.
  func explain(_ problem: Problem, onto answer: inout Answer, _ call: Call) {
    answer.status = problem.status
    if let seconds = problem.members["retryAfterSeconds"] {
      answer.headers.append(("retry-after", seconds))
    }
    if problem.status == 405 {
      let allowed = tree.methods(at: call.path.path).map(\.rawValue).joined(separator: ", ")
      answer.headers.append(("allow", allowed))
    }
    if problem.status == 401, call.isAPI {
      answer.headers.append(("www-authenticate", "Bearer realm=\"api\""))
    }
    guard call.wantsPage else { return document(problem, onto: &answer, call) }
    if problem.status == 401 {
      answer.status = 303
      let signIn = call.isOffice ? settings.officeSignIn : settings.portalSignIn
      let next = call.resumable.flatMap { Href(sameHost: $0) }
      answer.headers.append(("location", signIn.with("siguiente", next).description))
      return
    }
    let home: Href = call.isOffice ? "/oficina" : "/"
    let page = ProblemPage(problem: problem, requestID: call.arrival.requestID, home: home)
    paint(page, in: call.isOffice ? .office : .portal, onto: &answer, call)
  }

  private func document(_ problem: Problem, onto answer: inout Answer, _ call: Call) {
    let document = ProblemDocument(
      problem: problem, host: call.arrival.authority,
      scheme: call.isTLS(settings) ? "https" : "http", requestID: call.arrival.requestID)
    answer.body = (try? JSONBody.encode(document)) ?? []
    answer.headers.append(("content-type", "application/problem+json"))
  }

  private func kind(of visitor: Visitor) -> String {
    switch visitor {
    case .anonymous: "-"
    case .borrower: "borrower"
    case .staff: "staff"
    case .apiKey: "key"
    }
  }
}
