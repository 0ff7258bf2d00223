import Foundation
import Kernel
import PaymentsAPI
import Web

/// One deposit: who sent it, whose it is, and what can be done with it.
struct DepositPage: Page {
  struct May: Sendable {
    let match: Bool
    let giveBack: Bool
  }

  /// Who it is said to be, before it is confirmed.
  struct Chosen: Sendable {
    let id: PartyID
    let name: String
    let loans: [Choice]
  }

  let id: PaymentID
  let amount: String
  let state: Receipt.State
  let method: ReceiptSummary.Method
  let who: String?
  let party: PartyID?
  let when: String
  let claveRastreo: String?
  let clabe: String?
  let reference: Int?
  let payerName: String?
  let payerAccount: String?
  let concept: String?
  let reason: String?
  let query: String
  let found: [(id: PartyID, name: String)]
  let chosen: Chosen?
  let may: May
  let reversal: ReversalOffer
  let form: Form
  let csrf: String

  var title: String { "Depósito de \(amount)" }
  var breadcrumbs: [Crumb] { [Crumb("Depósitos", "/oficina/depositos")] }

  static var samples: KeyValuePairs<String, DepositPage> {
    let uuid = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
    func page(
      _ state: Receipt.State, found: [(id: PartyID, name: String)] = [], chosen: Chosen? = nil
    ) -> DepositPage {
      let isPlaced = state == .matched || state == .reversed
      return DepositPage(
        id: PaymentID(uuid), amount: "$1,196.00", state: state, method: .spei,
        who: isPlaced ? "Guadalupe Núñez" : nil, party: isPlaced ? PartyID(uuid) : nil,
        when: "20 nov 2026, 09:00 h", claveRastreo: "MBAN01002611200000000001",
        clabe: "646180990199999996", reference: 1_234_567, payerName: "GUADALUPE NUNEZ",
        payerAccount: "••••7891", concept: "pago prestamo",
        reason: state == .reversed ? "Era de otra persona" : nil, query: found.isEmpty ? "" : "nu",
        found: found, chosen: chosen, may: May(match: true, giveBack: true),
        reversal: state == .matched ? .offered : .none, form: Form(), csrf: "t")
    }
    return [
      "por identificar": page(.unmatched),
      "buscando": page(.unmatched, found: [(PartyID(uuid), "Guadalupe Núñez")]),
      "confirmando": page(
        .unmatched,
        chosen: Chosen(
          id: PartyID(uuid), name: "Guadalupe Núñez",
          loans: [Choice("loan_1", "SOL-7K3MQ-9XTBA: vencido $1,196.00, debe $9,012.40")])),
      "sin créditos": page(
        .unmatched, chosen: Chosen(id: PartyID(uuid), name: "Guadalupe Núñez", loans: [])),
      "identificado": page(.matched), "devolviéndose": page(.returning),
      "reversado": page(.reversed),
    ]
  }
}
