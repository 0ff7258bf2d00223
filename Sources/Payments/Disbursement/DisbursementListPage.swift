import Foundation
import Kernel
import Web

/// Every order that pays out, what waits first.
struct DisbursementListPage: Page {
  struct Line: Sendable {
    let id: DisbursementID
    let payee: String
    let amount: String
    let state: Disbursement.State.Name
    let when: String
  }

  let lines: [Line]

  var title: String { "Dispersiones" }
  var width: PageWidth { .wide }

  var body: HTML {
    guard !lines.isEmpty else {
      return "<h1>Dispersiones</h1>\(emptyState("Todavía no se ha pagado ningún crédito"))"
    }
    return """
      <h1>Dispersiones</h1>
      \(table(
        "Dispersiones",
        [
          Column("Beneficiario", .heading) { (line: Line) in
            "<a href=\"\("/oficina/dispersiones/\(line.id)" as Href)\">\(line.payee)</a>"
          },
          Column("Importe", .number) { "\($0.amount)" },
          Column("Estado") { $0.state.badge.html },
          Column("Pedida") { "\($0.when)" },
        ], lines))
      """
  }

  static var samples: KeyValuePairs<String, DisbursementListPage> {
    let id = DisbursementID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
    return [
      "con dispersiones": DisbursementListPage(
        lines: Disbursement.State.Name.allCases.map { state in
          Line(
            id: id, payee: "Guadalupe Núñez", amount: "$5,000.00", state: state,
            when: "20 nov 2026, 09:00 h")
        }),
      "vacía": DisbursementListPage(lines: []),
    ]
  }
}

extension Disbursement.State.Name {
  var badge: Badge {
    switch self {
    case .requested: Badge("Por enviar", .info)
    case .held: Badge("Detenida", .warn)
    case .submitted: Badge("Enviada", .info)
    case .settled: Badge("Liquidada", .good)
    case .rejected: Badge("Rechazada", .bad)
    case .returned: Badge("Devuelta", .bad)
    case .withdrawn: Badge("Retirada", .plain)
    }
  }
}
