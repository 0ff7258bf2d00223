import Foundation
import Kernel
import Web

/// The drawers that were closed, the last first.
struct ClosingListPage: Page {
  struct Line: Sendable {
    let id: TillID
    let closed: String
    let cashier: String
    let branch: String
    let counted: String
    let difference: String
    let isBalanced: Bool
  }

  let lines: [Line]
  let next: TillID?

  var title: String { "Cierres de caja" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Caja", "/oficina/caja")] }

  var body: HTML {
    """
    <h1>Cierres de caja</h1>
    \(lines.isEmpty
      ? emptyState("Todavía no se cierra ninguna caja", "Cada arqueo queda aquí.") : list)
    \(pagination(
      previous: nil, next: next.map { ("/oficina/caja/cierres" as Href).with("despues", $0) }))
    """
  }

  private var list: HTML {
    table(
      "Cierres",
      [
        Column("Cerrada", .heading) { (line: Line) in
          "<a href=\"\("/oficina/caja/cierres/\(line.id)" as Href)\">\(line.closed)</a>"
        },
        Column("Cajero") { "\($0.cashier)" },
        Column("Sucursal") { "\($0.branch)" },
        Column("Contado", .number) { "\($0.counted)" },
        Column("Diferencia", .number) { "\($0.difference)" },
        Column("") { ($0.isBalanced ? Badge("Cuadra", .good) : Badge("No cuadra", .bad)).html },
      ], lines)
  }

  static var samples: KeyValuePairs<String, ClosingListPage> {
    let id = TillID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
    func line(_ difference: String) -> Line {
      Line(
        id: id, closed: "20 nov 2026, 18:00 h", cashier: "Ana Ruiz", branch: "centro",
        counted: "$1,686.00", difference: difference, isBalanced: difference == "$0.00")
    }
    return [
      "con cierres": ClosingListPage(lines: [line("$0.00"), line("-$10.00")], next: id),
      "vacía": ClosingListPage(lines: [], next: nil),
    ]
  }
}
