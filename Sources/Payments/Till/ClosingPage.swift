import Foundation
import Kernel
import Web

/// How a drawer was counted and closed (arqueo): it can be reread and printed, and never changes.
struct ClosingPage: Page {
  struct Slip: Sendable {
    let id: PaymentID
    let time: String
    let payer: String
    let amount: String
    let isReversed: Bool
  }

  let lender: String
  let cashier: String
  let branch: String
  let opened: String
  let closed: String
  let opening: String
  let taken: String
  let expected: String
  let counted: String
  let difference: String
  let isBalanced: Bool
  let note: String?
  let slips: [Slip]
  let bank: Bank

  /// What of the count went to the bank, or the form that says so.
  enum Bank: Sendable {
    case none
    case waiting(till: TillID, form: Form, csrf: String)
    case taken(amount: String, on: String, slip: String)
  }

  var title: String { "Arqueo de caja" }
  var width: PageWidth { .wide }
  var scripts: [Script] { [.house] }
  var breadcrumbs: [Crumb] {
    [Crumb("Caja", "/oficina/caja"), Crumb("Cierres", "/oficina/caja/cierres")]
  }

  var body: HTML {
    """
    <h1>Arqueo de caja</h1>
    <p><strong>\(lender)</strong></p>
    \(facts([
      ("Cajero", "\(cashier)"), ("Sucursal", "\(branch)"), ("Abierta", "\(opened)"),
      ("Cerrada", "\(closed)"),
    ]))
    \(card("El conteo", count))
    \(banked)
    \(card("Recibos de esta caja", list))
    <div class="no-print">
    \(Button.row(Button.print, Button.link("Otros cierres", "/oficina/caja/cierres", .quiet)))
    </div>
    """
  }

  private var count: HTML {
    """
    \(sums(
      [("Efectivo inicial", "\(opening)"), ("Recibos al cerrar", "\(taken)"),
        ("Debía haber", "\(expected)"), ("Se contó", "\(counted)")],
      total: ("Diferencia", "\(difference)")))
    <p>\((isBalanced ? Badge("Cuadra", .good) : Badge("No cuadra", .bad)).html)</p>
    \(note.map { "<p><strong>Explicación:</strong> \($0)</p>" as HTML })
    """
  }

  private var banked: HTML {
    switch bank {
    case .none: .empty
    case .taken(let amount, let on, let slip):
      card(
        "Corte entregado al banco",
        facts([("Importe", "\(amount)"), ("Fecha", "\(on)"), ("Ficha", "\(slip)")]))
    case .waiting(let till, let form, let csrf):
      card(
        "Corte entregado al banco",
        FormView("/oficina/caja/cierres/\(till)/banco", csrf: csrf)(
          """
          \(errorSummary(form))
          <p>Cuando el efectivo se deposite, anótelo aquí: sale de la caja y entra en bancos.</p>
          \(Field.money(form, "importe", "Cuánto se depositó"))\
          \(Field.text(form, "ficha", "Folio de la ficha de depósito", max: 60))\
          \(Button.row(Button.submit("Anotar el depósito", .quiet)))
          """))
    }
  }

  private var list: HTML {
    guard !slips.isEmpty else { return emptyState("No hubo recibos en esta caja") }
    return table(
      "Recibos",
      [
        Column("Hora") { (slip: Slip) in "\(slip.time)" },
        Column("Quién pagó", .heading) {
          "<a href=\"\("/oficina/recibos/\($0.id)" as Href)\">\($0.payer)</a>"
        },
        Column("Importe", .number) { "\($0.amount)" },
        Column("") { $0.isReversed ? Badge("Reversado", .warn).html : .empty },
      ], slips)
  }

  static var samples: KeyValuePairs<String, ClosingPage> {
    let uuid = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16))
    func page(
      _ difference: String, _ note: String?, _ slips: [Slip], _ bank: Bank = .none
    ) -> ClosingPage {
      ClosingPage(
        lender: "Solera Préstamos, S.A. de C.V., SOFOM, E.N.R.", cashier: "Ana Ruiz",
        branch: "centro", opened: "20 nov 2026, 09:00 h", closed: "20 nov 2026, 18:00 h",
        opening: "$500.00", taken: "$1,196.00", expected: "$1,696.00", counted: "$1,686.00",
        difference: difference, isBalanced: note == nil, note: note, slips: slips,
        bank: bank)
    }
    func slip(_ reversed: Bool) -> Slip {
      Slip(
        id: PaymentID(uuid), time: "09:40 h", payer: "Guadalupe Núñez", amount: "$1,196.00",
        isReversed: reversed)
    }
    return [
      "cuadrada": page(
        "$0.00", nil, [], .waiting(till: TillID(uuid), form: Form(), csrf: "t")),
      "en el banco": page(
        "$0.00", nil, [slip(false)],
        .taken(amount: "$1,196.00", on: "21 nov 2026", slip: "FICHA-0042")),
      "con diferencia": page("-$10.00", "Cambio mal dado", [slip(false), slip(true)]),
    ]
  }
}
