import Kernel
import Web

/// Everyone the institution knows, in the order of lists.
struct PartyListPage: Page {
  struct Line: Sendable {
    let id: PartyID
    let name: String
    let phone: String
  }

  let people: [Line]
  let next: PartyID?
  let isFirst: Bool

  var title: String { "Personas" }
  var width: PageWidth { .wide }

  var body: HTML {
    guard !people.isEmpty else {
      return """
        <h1>Personas</h1>
        \(emptyState(
          isFirst ? "Todavía no hay personas" : "No hay más personas",
          "Aparecen aquí en cuanto alguien comprueba su teléfono en el portal."))
        """
    }
    let first: Href? = isFirst ? nil : "/oficina/personas"
    let following = next.map { Href("/oficina/personas").with("despues", $0) }
    return """
      <h1>Personas</h1>
      \(table(
        "Personas por apellido",
        [
          Column("Nombre", .heading) { (line: Line) in
            "<a href=\"/oficina/personas/\(line.id)\">\(line.name)</a>"
          },
          Column("Teléfono") { line in "\(line.phone)" },
        ], people))
      \(pagination(previous: first, next: following))
      """
  }

  static var samples: KeyValuePairs<String, PartyListPage> {
    [
      "sin nadie": PartyListPage(people: [], next: nil, isFirst: true),
      "con gente": PartyListPage(
        people: [
          Line(id: .sample, name: "García López, Guadalupe", phone: "•• •••• 5678"),
          Line(id: .sample, name: "Ñáñez, <script>alert(1)</script>", phone: "•• •••• 0001"),
        ], next: .sample, isFirst: true),
    ]
  }
}
