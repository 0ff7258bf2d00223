import Kernel
import OriginationAPI
import Web

/// The analyst's queue: the longest waiting first.
struct QueuePage: Page {
  struct Line: Sendable {
    let id: ApplicationID
    let folio: String
    let name: String
    let product: String
    let amount: String
    let waiting: String
  }

  let status: ApplicationStatus
  let counts: [ApplicationStatus: Int]
  let lines: [Line]
  let next: ApplicationID?
  let isFirst: Bool

  var title: String { "Solicitudes" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>Solicitudes</h1>
    \(tabs("Estado de las solicitudes", Self.order.map { tab($0) }))
    \(lines.isEmpty ? nothing : list)
    """
  }

  private static let order: [ApplicationStatus] = [
    .inReview, .moreNeeded, .approved, .signed, .declined, .cancelled, .draft,
  ]

  private func tab(_ status: ApplicationStatus) -> Tab {
    let count = counts[status] ?? 0
    return Tab(
      "\(status.words.prefix(1).uppercased())\(status.words.dropFirst()) (\(count))",
      Href("/oficina/solicitudes").with("estado", status.rawValue), isHere: status == self.status)
  }

  private var nothing: HTML {
    emptyState(
      "No hay solicitudes en este estado",
      "Cuando llegue una, aparece aquí con la que más ha esperado arriba.")
  }

  private var list: HTML {
    let following = next.map {
      Href("/oficina/solicitudes").with("estado", status.rawValue).with("despues", $0)
    }
    let first = Href("/oficina/solicitudes").with("estado", status.rawValue)
    return """
      \(table(
        "Solicitudes \(status.words)",
        [
          Column("Folio", .heading) { (line: Line) in
            "<a href=\"/oficina/solicitudes/\(line.id)\">\(line.folio)</a>"
          },
          Column("Persona") { "\($0.name)" },
          Column("Producto") { "\($0.product)" },
          Column("Monto", .number) { "\($0.amount)" },
          Column("Desde") { "\($0.waiting)" },
        ], lines))
      \(pagination(previous: isFirst ? nil : first, next: following))
      """
  }

  static var samples: KeyValuePairs<String, QueuePage> {
    [
      "vacía": QueuePage(status: .inReview, counts: [:], lines: [], next: nil, isFirst: true),
      "con trabajo": QueuePage(
        status: .inReview, counts: [.inReview: 2],
        lines: [
          Line(
            id: .sample, folio: "S-1A2B3C4D", name: "<script>alert(1)</script>",
            product: "quincenal", amount: "$25,000.00", waiting: "20 nov 2026, 09:00 h")
        ], next: nil, isFirst: true),
    ]
  }
}
