import Foundation
import Kernel
import Web

/// One order: where it is, why, and what was said to the rail.
struct DisbursementPage: Page {
  struct Said: Sendable {
    let when: String
    let act: String
    let outcome: String
    let detail: String
  }

  let id: DisbursementID
  let payee: String
  let party: PartyID?
  let loan: LoanID?
  let amount: String
  let state: Disbursement.State.Name
  let reason: String?
  let claveRastreo: String?
  let folio: String?
  let requested: String
  let said: [Said]
  let contradiction: Contradiction?
  let mayRelease: Bool
  let form: Form
  let csrf: String

  var title: String { "Dispersión a \(payee)" }
  var breadcrumbs: [Crumb] { [Crumb("Dispersiones", "/oficina/dispersiones")] }

  static var samples: KeyValuePairs<String, DisbursementPage> {
    let uuid = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
    func page(
      _ state: Disbursement.State.Name, _ reason: String? = nil,
      contradiction: Contradiction? = nil
    ) -> DisbursementPage {
      DisbursementPage(
        id: DisbursementID(uuid), payee: "Guadalupe Núñez", party: PartyID(uuid),
        loan: LoanID(uuid), amount: "$5,000.00", state: state, reason: reason,
        claveRastreo: state == .held ? nil : "C0190c1e29f3abdce5f0a1b2c3d4e5",
        folio: state == .held ? nil : "9349827", requested: "20 nov 2026, 09:00 h",
        said: state == .held
          ? []
          : [
            Said(when: "20 nov 2026, 09:01 h", act: "query", outcome: "unknown", detail: "timeout"),
            Said(when: "20 nov 2026, 09:00 h", act: "submit", outcome: "unknown", detail: ""),
          ], contradiction: contradiction, mayRelease: true, form: Form(), csrf: "t")
    }
    let odd = Contradiction(
      disbursement: DisbursementID(uuid), told: "liquidada", heardAt: Date(timeIntervalSince1970: 0)
    )
    return [
      "rechazada": page(.rejected, "La cuenta no existe"),
      "contradicha": page(.rejected, "La cuenta no existe", contradiction: odd),
      "detenida": page(.held, "Posible coincidencia en listas"), "enviada": page(.submitted),
      "liquidada": page(.settled), "devuelta": page(.returned, "Cuenta cancelada"),
    ]
  }
}
