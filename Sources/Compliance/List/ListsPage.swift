import Foundation
import Kernel
import Web

/// The lists in force, every version there was, and the form for the next.
struct ListsPage: Page {
  struct Line: Sendable {
    let source: String
    let listedOn: String
    let entries: String
    let imported: String
    let state: State
  }

  enum State: Hashable, Sendable {
    case inForce, earlier
    /// Nobody but who loaded it has looked at it.
    case awaiting(dropped: Int)

    var html: HTML {
      switch self {
      case .inForce: Badge("Vigente", .good).html
      case .earlier: Badge("Anterior", .plain).html
      case .awaiting(let dropped):
        """
        \(Badge("Sin autorizar", .warn).html) <small>deja fuera a \(dropped). \
        <a href="/oficina/autorizaciones">Autorizaciones</a></small>
        """
      }
    }
  }

  let lines: [Line]
  let form: Form
  let csrf: String

  var title: String { "Listas de personas bloqueadas" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, ListsPage> {
    [
      "ninguna": ListsPage(lines: [], form: Form(), csrf: "t"),
      "una": ListsPage(
        lines: [
          Line(
            source: "LPB", listedOn: "20 nov 2026", entries: "120",
            imported: "20 nov 2026, 09:00 h", state: .inForce),
          Line(
            source: "LPB", listedOn: "20 nov 2026", entries: "3",
            imported: "20 nov 2026, 10:00 h", state: .awaiting(dropped: 117)),
        ], form: Form(), csrf: "t"),
    ]
  }
}

extension ListsPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Nadie firma ni recibe dinero sin compararse con la versión vigente de cada lista.</p>
    \(lines.isEmpty
      ? notice(.warn, "<p>No hay ninguna lista: mientras tanto no se puede firmar ni pagar.</p>")
      : versions)
    \(card("Cargar una versión", FormView("/oficina/listas", csrf: csrf, encoding: .files)("""
      \(errorSummary(form))
      \(Field.text(
        form, "fuente", "Lista", hint: "Como LPB u OFAC", size: .short, max: 80))
      \(Field.day(form, "fecha", "Fecha de la lista"))
      <div class="field\(form.error("archivo") == nil ? "" : " field-bad")">
      <label for="archivo">Archivo CSV</label>
      <p class="hint" id="archivo-pista">Primer renglón: nombre, curp, rfc. Solo el nombre es \
      obligatorio. La lista entera: la que deja fuera a más de una décima parte de la vigente la \
      autoriza otra persona.</p>
      \(form.error("archivo").map { "<p class=\"error\">\($0)</p>" as HTML })
      <input id="archivo" name="archivo" type="file" accept=".csv,text/csv" \
      aria-describedby="archivo-pista"></div>
      \(Button.row(Button.submit("Cargar lista")))
      """)))
    """
  }

  private var versions: HTML {
    table(
      "Versiones cargadas",
      [
        Column<Line>("Lista", .heading) { "\($0.source)" },
        Column<Line>("Fecha") { "\($0.listedOn)" },
        Column<Line>("Personas", .number) { "\($0.entries)" },
        Column<Line>("Cargada") { "\($0.imported)" },
        Column<Line>("Estado") { $0.state.html },
      ], lines)
  }
}
