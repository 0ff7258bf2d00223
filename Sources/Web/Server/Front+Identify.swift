import HTTPTypes
import Kernel

extension Front {
  /// Reads who is visiting and what they sent, and lets in only those whom the route admits.
  func identify(_ call: inout Call, at route: Route, params: [String: String]) async throws {
    let cookies = call.arrival.cookies(overTLS: call.isTLS(settings))
    call.visit.request.method = route.method
    call.visit.request.params = params
    call.visit.request.cookies = cookies
    call.visit.request.remoteAddress = call.remote(settings)
    call.visitCookie = cookies[FormToken.cookie] ?? FormToken.newVisit()
    call.isNewVisit = cookies[FormToken.cookie] == nil

    if route.access != .hook {
      let credentials = credentials(of: call, at: route)
      call.visit.visitor = try await resolver.visitor(call.site, credentials)
      call.visit.csrf = formToken.token(for: call.visit.visitor, visit: call.visitCookie)
    }
    try admit(call.visit, to: route)
    guard route.method.changes else { return }
    let body = try await BodyReader.read(call.arrival, limitBytes: route.bodyLimitBytes)
    call.visit.request.rawBody = body
    let contentType = call.headers["content-type"] ?? ""
    (call.visit.request.form, call.visit.request.files) = try BodyReader.form(
      body, contentType: contentType)
    try checkOrigin(of: call, at: route)
  }

  private func credentials(of call: Call, at route: Route) -> Credentials {
    let authorization = call.headers["authorization"] ?? ""
    let isBearer = authorization.lowercased().hasPrefix("bearer ")
    let door: Credentials.Door =
      switch route.access {
      case .key: .api
      case .staff, .anyStaff: .office
      case .borrower: .portal
      case .anyone, .hook: call.isOffice ? .office : .portal
      }
    return Credentials(
      door: door, cookies: door == .api ? [:] : call.visit.request.cookies,
      bearer: isBearer && door == .api ? String(authorization.dropFirst(7)) : nil,
      remoteAddress: call.remote(settings), userAgent: call.visit.request.userAgent)
  }

  private func admit(_ visit: Visit, to route: Route) throws {
    switch route.access {
    case .anyone, .hook: return
    case .borrower: _ = try visit.borrower()
    case .anyStaff: _ = try visit.staff()
    case .staff(let permission):
      guard try visit.staff().may(permission) else { throw Forbidden() }
    case .key(let scope):
      guard case .apiKey(let key) = visit.visitor else { throw SignInNeeded() }
      guard key.scopes.contains(scope) || key.scopes.contains("*") else { throw Forbidden() }
    }
  }

  /// Keys and signatures prove themselves; whatever a cookie opens must come from our own pages.
  private func checkOrigin(of call: Call, at route: Route) throws {
    switch route.access {
    case .key, .hook: return
    case .anyone, .borrower, .anyStaff, .staff: break
    }
    let origin = RequestOrigin(
      headers: call.headers, host: call.arrival.authority)
    let sent = call.headers[FormToken.header] ?? call.visit.request.form[FormToken.field] ?? ""
    guard !origin.isForeign, !call.isNewVisit, FormToken.matches(sent, call.visit.csrf) else {
      throw ForeignForm()
    }
  }
}
