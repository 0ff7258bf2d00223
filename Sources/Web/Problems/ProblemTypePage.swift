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
    <p class="lead">\(known?.detail ?? "La respuesta que lo nombra dice en «detail» qué pasó esa vez y qué hacer.")</p>
    <p class="hint">Las respuestas llevan también «requestId»: con él encontramos tu solicitud.</p>
    """
  }

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
