import Kernel
import Logging

/// The front of the house: from a request that nobody knows to a visit, and back to an answer.
///
///     host → site → route → rate → visitor → token → access → handler → page, JSON, problem
struct Front: Sendable {
  let settings: ServerSettings
  let routes: Routes
  let tree: RouteTree
  let resolver: Resolver
  let assets: Assets
  let operations: Operations
  let idempotency: IdempotentReplies?
  let readiness: Readiness
  /// Of addresses: anybody's. Institutions and keys are counted apart, so that a flood of new
  /// addresses cannot make the server forget them.
  let limiter = RateLimiter()
  let limiterOfOurs = RateLimiter()
  let log: Logger

  var formToken: FormToken { FormToken(secret: settings.secret) }

  func answer(_ arrival: Arrival) async throws -> Answer {
    let target = arrival.target
    guard let path = RequestPath(target, limitBytes: settings.limits.pathBytes) else {
      return unreadable(target, arrival)
    }
    if let answer = await operational(path.path) { return answer }
    guard let host = HostName.parse(arrival.authority),
      let site = try await resolver.site(host)
    else { return .text("Aquí no hay nada con ese nombre.\n", status: 421) }

    var answer = await answer(arrival, at: path, of: site)
    answer.tenant = site.slug
    if !arrival.isTLS, arrival.isTLS(settings) {
      answer.headers.append(("strict-transport-security", SecurityHeaders.onlyTLS))
    }
    return answer
  }

  /// Refused before anything is known of it.
  private func unreadable(_ target: String, _ arrival: Arrival) -> Answer {
    guard target.hasPrefix("/api") else {
      return .text("La dirección no se puede leer.\n", status: 400)
    }
    let problem = UnreadableBody("La dirección no se puede leer.").problem
    let document = ProblemDocument(
      problem: problem, host: arrival.authority, scheme: arrival.isTLS ? "https" : "http",
      requestID: arrival.requestID)
    return Answer(
      status: 400, headers: [("content-type", "application/problem+json")],
      body: (try? JSONBody.encode(document)) ?? [])
  }

  private func operational(_ path: String) async -> Answer? {
    switch path {
    case "/health":
      return .text("ok\n", status: 200)
    case "/ready":
      let missing = await readiness.missing()
      return .text((missing ?? "ready") + "\n", status: missing == nil ? 200 : 503)
    case "/metrics":
      guard let metrics = operations.metrics else { return nil }
      return .text(await metrics(), status: 200)
    default:
      return nil
    }
  }

  /// From here on every failure has a face: a problem page or a problem document.
  private func answer(_ arrival: Arrival, at path: RequestPath, of site: Site) async -> Answer {
    var call = Call(arrival: arrival, path: path, site: site, now: resolver.now(site.tenant))
    do {
      if let answer = served(path.path, for: call) { return answer }
      return try await handle(&call)
    } catch let refusal as any Redirecting where call.wantsPage {
      if let reply = refusal.reply(to: call.visit) { return render(reply, of: call) }
      return render(.redirect(refusal.location(from: call.resumable ?? call.home)), of: call)
    } catch let refusal as any Refusal {
      return render(.problem(refusal.problem), of: call)
    } catch is CancellationError {
      return render(.problem(Unexpected(requestID: arrival.requestID).problem), of: call)
    } catch {
      log.error(
        "unexpected",
        metadata: [
          "request": "\(arrival.requestID)", "tenant": "\(site.slug)",
          "route": "\(call.route?.path ?? "-")", "error": "\(String(reflecting: error))",
        ])
      return render(.problem(Unexpected(requestID: arrival.requestID).problem), of: call)
    }
  }

  private func handle(_ call: inout Call) async throws -> Answer {
    let place = NetworkRange.counted(call.remote(settings))
    try limit(limiter, by: "\(call.site.tenant) \(place)", settings.rates.address)
    try limit(limiterOfOurs, by: "tenant \(call.site.tenant)", settings.rates.tenant)
    guard let method = call.method else {
      let allowed = tree.methods(at: call.path.path)
      if allowed.isEmpty { throw NotFound() }
      throw MethodNotAllowed(allowed: allowed)
    }
    switch tree.match(method, call.path.path) {
    case .none: throw NotFound()
    case .otherMethods(let allowed): throw MethodNotAllowed(allowed: allowed)
    case .route(let route, let params):
      call.route = route
      try await identify(&call, at: route, params: params)
      if case .key = route.access { return try await answerAPI(call, route) }
      return render(try await route.handler(call.visit), of: call)
    }
  }

  private func limit(
    _ limiter: RateLimiter, by key: String, _ rate: RatePlan.Rate
  ) throws {
    guard let seconds = limiter.refuse(key, rate, at: .now) else { return }
    throw TooManyRequests(retryAfterSeconds: seconds)
  }
}
