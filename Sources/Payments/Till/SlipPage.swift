import Foundation
import Kernel
import PaymentsAPI
import Web

/// The receipt that a payer takes home; it prints alone.
struct SlipPage: Page {
  let id: PaymentID
  let folio: String
  let lender: String
  let rfc: String
  let address: String
  let payer: String
  let loan: String?
  let amount: String
  let words: String
  let when: String
  let method: ReceiptSummary.Method
  let isReversed: Bool
  let reversal: ReversalOffer
  let form: Form
  let csrf: String

  var title: String { "Recibo \(folio)" }
  var breadcrumbs: [Crumb] { [Crumb("Caja", "/oficina/caja")] }
  var scripts: [Script] { [.house] }

  static var samples: KeyValuePairs<String, SlipPage> {
    func page(_ method: ReceiptSummary.Method, _ reversal: ReversalOffer) -> SlipPage {
      SlipPage(
        id: PaymentID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))),
        folio: "RSOL-7K3MQ-9XTBA", lender: "Solera Préstamos, S.A. de C.V., SOFOM, E.N.R.",
        rfc: "SPR200101AB1", address: "Calle Uno 1, Ciudad de México", payer: "Guadalupe Núñez",
        loan: "SOL-7K3MQ-9XTBA", amount: "$1,196.00",
        words: "mil ciento noventa y seis pesos 00/100 M.N.", when: "20 nov 2026, 09:40 h",
        method: method, isReversed: reversal == .none, reversal: reversal, form: Form(),
        csrf: "t")
    }
    let uuid = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
    return [
      "en efectivo": page(.cash, .offered), "reversado": page(.cash, .none),
      "por autorizar": page(.cash, .waiting(ApprovalID(uuid))),
      "caja contada": page(.cash, .offeredAfterCount(TillID(uuid))),
      "por SPEI": page(.spei, .offered),
    ]
  }
}
