/// The API for people: the same routes as the OpenAPI document, to read.
struct APIDocsPage: Page {
  struct Entry: Sendable {
    let method: String
    let path: String
    let spec: APISpec
    let scope: String
  }

  let entries: [Entry]
  let host: String

  init(routes: [Route], host: String) {
    self.host = host
    entries = routes.compactMap { route in
      guard let spec = route.api, case .key(let scope) = route.access else { return nil }
      return Entry(
        method: route.method.rawValue, path: OpenAPI.template(route.path), spec: spec,
        scope: scope)
    }
  }

  var title: String { "API" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>API</h1>
    <p class="lead">\(OpenAPI.introduction)</p>
    <p><a href="/api/openapi.json">Documento OpenAPI 3.1</a></p>
    <h2>La primera llamada</h2>
    <pre class="card" tabindex="0"><code>\(call)</code></pre>
    \(chapters.map { chapter in
      "<h2>\(chapter.tag)</h2>\(chapter.entries.map(section))" as HTML
    })
    """
  }

  private var call: HTML {
    "curl -H 'Authorization: Bearer TU_LLAVE' http://\(host)/api/v1/…"
  }

  private var chapters: [(tag: String, entries: [Entry])] {
    let tags = entries.reduce(into: [String]()) { tags, entry in
      if !tags.contains(entry.spec.tag) { tags.append(entry.spec.tag) }
    }
    return tags.map { tag in (tag, entries.filter { $0.spec.tag == tag }) }
  }

  private func section(_ entry: Entry) -> HTML {
    """
    <section class="card">
    <h3>\(Badge(entry.method, .brand).html) <code>\(entry.path)</code></h3>
    <p>\(entry.spec.summary). \(entry.spec.description)</p>
    <p class="hint">Permiso <code>\(entry.scope)</code>\
    \(entry.spec.isIdempotent ? " · acepta <code>Idempotency-Key</code>" : "")</p>
    \(example("Cuerpo", entry.spec.requestExample))\
    \(example("Respuesta", entry.spec.responseExample))
    </section>
    """
  }

  private func example(_ title: String, _ value: JSONValue?) -> HTML {
    guard let value, let bytes = try? JSONBody.encode(value) else { return .empty }
    let text = String(decoding: bytes, as: UTF8.self)
    return disclosure(title, "<pre tabindex=\"0\"><code>\(text)</code></pre>")
  }

  static var samples: KeyValuePairs<String, APIDocsPage> {
    ["sin rutas": APIDocsPage(routes: [], host: "solera.localhost")]
  }
}
