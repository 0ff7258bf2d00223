import Foundation
import Kernel
import PaymentsAPI
import Web

/// The last payments of a person.
struct ReceiptsPanel: Sendable {
  let receipts: [ReceiptSummary]
  let zone: TimeZone

  var body: HTML {
    guard !receipts.isEmpty else { return emptyState("Todavía no ha pagado") }
    return table(
      "Pagos recibidos",
      [
        Column("Cuándo", .heading) { (receipt: ReceiptSummary) in
          """
          <a href="\("/oficina/recibos/\(receipt.id)" as Href)">\
          \(InstantText(receipt.occurredAt, in: zone))</a>
          """
        },
        Column("Importe", .number) { "\($0.amount.text)" },
        Column("Forma") { $0.method == .cash ? "Efectivo" : "SPEI" },
        Column("") { $0.isReversed ? Badge("Reversado", .warn).html : .empty },
      ], receipts)
  }
}
