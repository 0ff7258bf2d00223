import Kernel

/// What stands at a problem's type address: what it means, always, and what to do.
struct ProblemTypePage: Page {
  let type: String
  let known: Problem?

  var title: String { known?.title ?? "Tipo de problema" }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p><code>\(type)</code>\(known.map { " · estado \($0.status)" as HTML })</p>
    <p class="lead">\(known?.detail ?? Self.usual)</p>
    <p class="hint">La respuesta lleva también «requestId»: con él encontramos la solicitud.</p>
    """
  }

  static let usual = "La respuesta que lo nombra dice en «detail» qué pasó esa vez y qué hacer."

  static let shared: [Problem] = [
    NotFound().problem, Forbidden().problem, SignInNeeded().problem, ForeignForm().problem,
    UnreadableBody("El cuerpo no se pudo leer.").problem,
    BodyTooLarge(limitBytes: Route.usualBodyBytes).problem,
    MethodNotAllowed(allowed: Method.allCases).problem,
    TooManyRequests(retryAfterSeconds: 1).problem, Unexpected(requestID: "req_…").problem,
    BadIdempotencyKey().problem, IdempotencyKeyReused().problem, CommandUnderWay().problem,
    UnsupportedMediaType().problem, InvalidFields([]).problem,
  ]

  static var samples: KeyValuePairs<String, ProblemTypePage> {
    ["conocido": ProblemTypePage(type: "not-found", known: NotFound().problem)]
  }
}
