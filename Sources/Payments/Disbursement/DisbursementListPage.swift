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

  /// What is over here and not for the bank.
  let contradicted: [Line]
  /// What is not over yet, the oldest first.
  let pending: [Line]
  let pendingNext: DisbursementID?
  /// The last first.
  let ended: [Line]
  let endedNext: DisbursementID?

  private static let path: Href = "/oficina/dispersiones"

  var title: String { "Dispersiones" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>Dispersiones</h1>
    \(contradicted.isEmpty ? .empty : card("El banco dice otra cosa", odd))
    \(card("Por terminar", waiting))
    \(card("Terminadas", over))
    """
  }

  private var odd: HTML {
    """
    \(notice(
      .bad,
      """
      <p>Aquí están rechazadas y el banco las da por pagadas o en camino. Abra cada una, aclárela \
      con el banco y diga si la pagó o no. Mientras tanto ese dinero no se envía otra vez.</p>
      """))
    \(list("Dispersiones que el banco contradice", contradicted))
    """
  }

  private var waiting: HTML {
    guard !pending.isEmpty else {
      return emptyState("Nada por enviar ni por saber", "Aquí espera lo que el banco no confirma.")
    }
    return """
      \(list("Dispersiones por terminar", pending))
      \(pagination(
        "pendientes", previous: nil, next: pendingNext.map { Self.path.with("pendientes", $0) }))
      """
  }

  private var over: HTML {
    guard !ended.isEmpty else { return emptyState("Todavía no se ha pagado ningún crédito") }
    return """
      \(list("Dispersiones terminadas", ended))
      \(pagination(
        "terminadas", previous: nil, next: endedNext.map { Self.path.with("despues", $0) }))
      """
  }

  private func list(_ caption: String, _ lines: [Line]) -> HTML {
    table(
      caption,
      [
        Column("Beneficiario", .heading) { (line: Line) in
          "<a href=\"\("/oficina/dispersiones/\(line.id)" as Href)\">\(line.payee)</a>"
        },
        Column("Importe", .number) { "\($0.amount)" },
        Column("Estado") { $0.state.badge.html },
        Column("Pedida") { "\($0.when)" },
      ], lines)
  }

  static var samples: KeyValuePairs<String, DisbursementListPage> {
    let id = DisbursementID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
    func lines(_ states: [Disbursement.State.Name]) -> [Line] {
      states.map { state in
        Line(
          id: id, payee: "Guadalupe Núñez", amount: "$5,000.00", state: state,
          when: "20 nov 2026, 09:00 h")
      }
    }
    return [
      "con dispersiones": DisbursementListPage(
        contradicted: lines([.rejected]), pending: lines([.held, .requested, .submitted]),
        pendingNext: id,
        ended: lines([.settled, .rejected, .returned, .withdrawn]), endedNext: id),
      "vacía": DisbursementListPage(
        contradicted: [], pending: [], pendingNext: nil, ended: [], endedNext: nil),
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
