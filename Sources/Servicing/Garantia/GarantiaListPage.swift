import Kernel
import ServicingAPI
import Web

/// Deposits of loans that ended, waiting for somebody to send them back.
struct GarantiaListPage: Page {
  struct Line: Hashable, Sendable {
    let loan: LoanID
    let folio: String
    let borrower: String
    let endedOn: String
    let held: String
  }

  let rows: [Line]

  var title: String { "Garantías por devolver" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(rows.isEmpty
      ? emptyState("No hay garantías por devolver", "Aparecen cuando un crédito termina.") : list)
    """
  }

  private var list: HTML {
    table(
      "Garantías líquidas de créditos que terminaron",
      [
        Column("Crédito", .heading) { (line: Line) in
          "<a href=\"/oficina/creditos/\(line.loan)\">\(line.folio)</a>"
        },
        Column("Cliente") { "\($0.borrower)" }, Column("Terminó") { unbroken($0.endedOn) },
        Column("Por devolver", .number) { "\($0.held)" },
      ], rows)
  }

  static var samples: KeyValuePairs<String, GarantiaListPage> {
    let loan = Loan.sample(.paidOff)
    return [
      "sin garantías": GarantiaListPage(rows: []),
      "con una": GarantiaListPage(
        rows: [
          Line(
            loan: loan.id, folio: loan.folio, borrower: "Guadalupe Hernández Ríos",
            endedOn: "20 nov 2026", held: "$600.00")
        ]),
    ]
  }
}
