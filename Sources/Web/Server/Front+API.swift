import Crypto
import HTTPTypes
import Kernel

extension Front {
  /// A program's call: its own rate, and a command done once for each Idempotency-Key.
  func answerAPI(_ call: Call, _ route: Route) async throws -> Answer {
    guard case .apiKey(let key) = call.visit.visitor else { throw SignInNeeded() }
    if let seconds = limiterOfOurs.refuse("key \(key.id)", settings.rates.key, at: .now) {
      throw TooManyRequests(retryAfterSeconds: seconds)
    }
    try checkContentType(of: call, at: route)
    guard let idempotency, route.api?.isIdempotent == true,
      let name = call.headers["idempotency-key"]
    else { return render(try await route.handler(call.visit), of: call) }
    guard (1...255).contains(name.utf8.count) else { throw BadIdempotencyKey() }

    let command = IdempotentReplies.Command(
      tenant: call.site.tenant, apiKey: key.id, key: name, fingerprint: fingerprint(of: call))
    switch try await idempotency.start(command) {
    case .fresh(let turn): return try await doOnce(command, turn, call, route, idempotency)
    case .done(let stored):
      return Answer(
        status: stored.status,
        headers: [("content-type", stored.contentType), ("idempotent-replayed", "true")],
        body: stored.body, route: route.path, visitor: "key")
    case .otherBody: throw IdempotencyKeyReused()
    case .underWay: throw CommandUnderWay()
    }
  }

  private func doOnce(
    _ command: IdempotentReplies.Command, _ turn: IdempotentReplies.Turn, _ call: Call,
    _ route: Route, _ idempotency: IdempotentReplies
  ) async throws -> Answer {
    let answer: Answer
    do {
      answer = render(try await route.handler(call.visit), of: call)
    } catch let refusal as any Refusal where refusal.problem.status < 500 {
      answer = render(.problem(refusal.problem), of: call)
    } catch {
      try await idempotency.abandon(command, turn)
      throw error
    }
    guard Self.isLasting(answer.status) else {
      try await idempotency.abandon(command, turn)
      return answer
    }
    let type = answer.headers.first { $0.name == "content-type" }?.value ?? "application/json"
    try await idempotency.finish(
      command, turn, .init(status: answer.status, contentType: type, body: answer.body))
    return answer
  }

  /// What the same command would be told again: it was done, or cannot be done as it is written.
  /// Everything else passes (too many, not yet, meanwhile taken), and did nothing.
  private static func isLasting(_ status: Int) -> Bool {
    (200..<300).contains(status) || status == 400 || status == 422
  }

  private func checkContentType(of call: Call, at route: Route) throws {
    guard route.api?.request != nil else { return }
    guard (call.headers["content-type"] ?? "").lowercased().hasPrefix("application/json") else {
      throw UnsupportedMediaType()
    }
  }

  private func fingerprint(of call: Call) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Array("\(call.arrival.methodName) \(call.path.path)\n".utf8))
    hash.update(data: call.visit.request.rawBody)
    return Array(hash.finalize())
  }
}

struct BadIdempotencyKey: Refusal {
  var problem: Problem {
    Problem(
      "bad-idempotency-key", status: 400, title: "La llave de idempotencia no es válida",
      detail: "Idempotency-Key lleva de 1 a 255 caracteres.")
  }
}

struct IdempotencyKeyReused: Refusal {
  var problem: Problem {
    Problem(
      "idempotency-key-reused", status: 422, title: "Esa llave ya se usó con otro cuerpo",
      detail: "Usa una llave nueva para cada operación distinta.")
  }
}

struct CommandUnderWay: Refusal {
  var problem: Problem {
    Problem(
      "command-under-way", status: 409, title: "Esa operación está en curso",
      detail: "Espera un momento y repite la misma solicitud con la misma llave.")
  }
}

struct UnsupportedMediaType: Refusal {
  var problem: Problem {
    Problem(
      "unsupported-media-type", status: 415, title: "El cuerpo debe ser JSON",
      detail: "Envía Content-Type: application/json.")
  }
}
