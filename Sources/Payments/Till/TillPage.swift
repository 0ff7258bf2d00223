import Foundation
import Kernel
import Web

/// A cashier's drawer: who pays, how much, and what it should hold.
struct TillPage: Page {
  struct Drawer: Sendable {
    let since: String
    let opening: String
    let expected: String
  }

  struct Slip: Sendable {
    let id: PaymentID
    let time: String
    let payer: String
    let amount: String
    let isReversed: Bool
  }

  struct Payer: Sendable {
    let id: PartyID
    let name: String
    let slip: PaymentID
    let loans: [Choice]
  }

  struct Found: Sendable {
    let id: PartyID
    let name: String
  }

  let open: Drawer?
  let slips: [Slip]
  let payer: Payer?
  let query: String
  let found: [Found]
  let form: Form
  let csrf: String

  var title: String { "Caja" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, TillPage> {
    let id = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
    let drawer = Drawer(
      since: "20 nov 2026, 09:00 h", opening: "$500.00", expected: "$1,696.00")
    let slip = Slip(
      id: PaymentID(id), time: "09:40 h", payer: "Guadalupe Núñez", amount: "$1,196.00",
      isReversed: false)
    let payer = Payer(
      id: PartyID(id), name: "Guadalupe Núñez", slip: PaymentID(id),
      loans: [
        Choice("loan_1", "SOL-7K3MQ-9XTBA: vencido y al día $1,196.00, debe $9,012.40")
      ])
    func page(
      _ open: Drawer?, _ slips: [Slip] = [], _ payer: Payer? = nil, _ found: [Found] = []
    ) -> TillPage {
      TillPage(
        open: open, slips: slips, payer: payer, query: found.isEmpty ? "" : "nu", found: found,
        form: Form(), csrf: "t")
    }
    return [
      "cerrada": page(nil),
      "abierta": page(drawer, [slip]),
      "buscando": page(drawer, [slip], nil, [Found(id: PartyID(id), name: "Guadalupe Núñez")]),
      "cobrando": page(drawer, [slip], payer),
    ]
  }
}
