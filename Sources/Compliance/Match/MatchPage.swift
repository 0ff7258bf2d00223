import Foundation
import Kernel
import Web

/// Possible matches that wait for the compliance officer.
struct MatchesPage: Page {
  struct Line: Sendable {
    let id: ListMatchID
    let name: String
    let listedName: String
    let list: String
    let found: String
    let state: Badge
  }

  let lines: [Line]
  let showsOpen: Bool

  var title: String { "Coincidencias con listas" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, MatchesPage> {
    ["ninguna": MatchesPage(lines: [], showsOpen: true)]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(tabs("Coincidencias", [
      Tab("Por decidir", "/oficina/coincidencias", isHere: showsOpen),
      Tab("Decididas", "/oficina/coincidencias?estado=decididas", isHere: !showsOpen),
    ]))
    \(lines.isEmpty
      ? emptyState(showsOpen ? "No hay coincidencias por decidir." : "No se ha decidido ninguna.")
      : list)
    """
  }

  private var list: HTML {
    table(
      "Coincidencias",
      [
        Column<Line>("Persona", .heading) {
          "<a href=\"/oficina/coincidencias/\($0.id)\">\($0.name)</a>"
        },
        Column<Line>("En la lista") { "\($0.listedName)" },
        Column<Line>("Lista") { "\($0.list)" },
        Column<Line>("Hallada") { "\($0.found)" },
        Column<Line>("Estado") { $0.state.html },
      ], lines)
  }
}

/// Two people side by side, and the question.
struct MatchPage: Page {
  let id: ListMatchID
  let party: PartyID
  let name: String
  let listed: [(String, String)]
  let state: Badge
  let isOpen: Bool
  let reason: String?
  let form: Form
  let csrf: String

  var title: String { "¿Es la misma persona?" }
  var breadcrumbs: [Crumb] { [Crumb("Coincidencias con listas", "/oficina/coincidencias")] }

  static var samples: KeyValuePairs<String, MatchPage> {
    let none = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    return [
      "por decidir": MatchPage(
        id: ListMatchID(none), party: PartyID(none), name: "Jesús Ramírez Soto",
        listed: [("Nombre", "RAMIREZ SOTO JESUS"), ("Lista", "LPB")],
        state: Badge("Por decidir", .warn), isOpen: true, reason: nil, form: Form(), csrf: "t")
    ]
  }
}

extension MatchPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>\(state.html)</p>
    <div class="split">
    \(card("Nuestro cliente", """
      \(facts([("Nombre", "\(name)")]))
      <p><a href="/oficina/personas/\(party)">Ver su expediente</a></p>
      """))
    \(card("Persona de la lista", facts(listed.map { ($0.0, "\($0.1)") })))
    </div>
    \(isOpen ? question : .empty)
    \(reason.map { card("Motivo de la decisión", "<p>\($0)</p>") })
    """
  }

  private var question: HTML {
    card(
      "Decidir",
      FormView("/oficina/coincidencias/\(id)/decision", csrf: csrf)(
        """
        \(errorSummary(form))
        <p>Compare fecha y lugar de nacimiento, CURP, RFC y domicilio. Si son la misma persona, el \
        crédito no sigue y corre el plazo para el reporte de 24 horas.</p>
        \(Field.area(form, "motivo", "En qué se basa", rows: 3))
        \(Button.row(
          Button.submit("Es un homónimo", name: "decision", value: "homonym"),
          Button.submit("Es la misma persona", .danger, name: "decision", value: "samePerson")))
        """))
  }
}
