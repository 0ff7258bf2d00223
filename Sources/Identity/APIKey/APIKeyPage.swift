import Foundation
import Kernel
import Web

/// The institution's API keys, and a form for another.
struct APIKeysPage: Page {
  struct Line: Sendable {
    let id: APIKeyID
    let name: String
    let prefix: String
    let scopes: String
    let networks: String
    let made: String
    let used: String
    let state: Badge
    let isOpen: Bool
  }

  let lines: [Line]
  let form: Form
  let scopes: [Choice]
  let csrf: String

  var title: String { "Llaves de API" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, APIKeysPage> {
    ["ninguna": APIKeysPage(lines: [], form: Form(), scopes: [], csrf: "t")]
  }
}

extension APIKeysPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Con una llave, otro sistema actúa a nombre de la institución. Dé a cada una solo lo que \
    necesita.</p>
    \(lines.isEmpty ? emptyState("Todavía no hay llaves.") : list)
    \(card("Crear una llave", FormView("/oficina/llaves", csrf: csrf)("""
      \(errorSummary(form))
      \(Field.text(form, "nombre", "Nombre", hint: "Qué sistema la usará", size: .medium, max: 80))
      <fieldset class="field" id="permisos"><legend>Permisos</legend>
      \(form.error("permisos").map { "<p class=\"error\">\($0)</p>" as HTML })
      \(scopes.map { scope in box(scope) })</fieldset>
      \(Field.text(
        form, "redes", "Redes permitidas (opcional)",
        hint: "Separadas por comas, como 203.0.113.0/24; vacío: desde cualquier lugar"))
      \(Field.day(form, "vence", "Vence (opcional)"))
      \(Button.row(Button.submit("Crear llave")))
      """)))
    """
  }

  private func box(_ scope: Choice) -> HTML {
    let ticked: HTML = form.isChosen("permisos", scope.value) ? " checked" : ""
    return """
      <label class="choice"><input type="checkbox" name="permisos" value="\(scope.value)"\
      \(ticked)><span>\(scope.label) <code>\(scope.value)</code></span></label>
      """
  }

  private var list: HTML {
    table(
      "Llaves de API",
      [
        Column<Line>("Nombre", .heading) { "\($0.name)" },
        Column<Line>("Empieza con") { "<code>\($0.prefix)…</code>" },
        Column<Line>("Permisos") { "\($0.scopes)" },
        Column<Line>("Redes") { "\($0.networks)" },
        Column<Line>("Creada") { "\($0.made)" },
        Column<Line>("Último uso") { "\($0.used)" },
        Column<Line>("Estado") { $0.state.html },
        Column<Line>("Acciones") { [csrf] line in
          line.isOpen
            ? Button.post("Revocar", "/oficina/llaves/\(line.id)/baja", csrf: csrf, .danger)
            : .empty
        },
      ], lines)
  }
}

/// The key itself, this once.
struct NewKeyPage: Page {
  let name: String
  let secret: String

  var title: String { "Copie la llave ahora" }

  static var samples: KeyValuePairs<String, NewKeyPage> {
    ["una": NewKeyPage(name: "Sitio web", secret: "cau_test_000_000")]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">Es la única vez que se muestra la llave «\(name)».</p>
    \(card(nil, copyBox(secret, copying: secret)))
    <p>Guárdela en el almacén de secretos del sistema que la usará: nunca en un correo ni en el \
    código.</p>
    \(Button.row(Button.link("Ya la guardé", "/oficina/llaves")))
    """
  }
}
