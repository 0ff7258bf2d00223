import ComplianceAPI
import Foundation
public import Kernel
import Postgres
public import Web

extension Compliance {
  /// On a person's page: how they compared with the lists, and when.
  public var panels: [Panel<PartyID>] {
    [
      Panel("Listas de personas bloqueadas", order: 60) { visit, party in
        let zone = try await zone(visit.tenant)
        let kept = try await ground.database.read(for: visit.tenant) { db in
          try await db.screenings(of: party, limit: 10)
        }
        guard !kept.isEmpty else { return emptyState("Todavía no se compara con las listas.") }
        return table(
          "Comparaciones con listas",
          [
            Column<ScreeningRow>("Cuándo", .heading) {
              "\(InstantText($0.screenedAt, in: zone).text)"
            },
            Column<ScreeningRow>("Para") { "\($0.purposeInWords)" },
            Column<ScreeningRow>("Resultado") { $0.answer.badge.html },
          ], kept)
      }
    ]
  }
}

extension ScreeningRow {
  var purposeInWords: String {
    [
      "sign": "Firmar", "disburse": "Pagar el crédito", "apply": "Solicitar", "list": "Lista nueva",
    ][purpose] ?? purpose
  }
}

extension ScreeningAnswer {
  var badge: Badge {
    switch self {
    case .clear: Badge("Sin coincidencias", .good)
    case .possibleMatch: Badge("Posible coincidencia", .warn)
    case .blocked: Badge("Bloqueada", .bad)
    }
  }
}
