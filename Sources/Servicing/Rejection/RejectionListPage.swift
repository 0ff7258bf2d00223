import Kernel
import ServicingAPI
import Web

/// Loans whose money the bank rejected, waiting for their account to be corrected.
struct RejectionListPage: Page {
  struct Line: Hashable, Sendable {
    let loan: LoanID
    let party: PartyID
    let rejected: DisbursementID
    let folio: String
    let borrower: String
    let amount: String
    let on: String
    let code: String
  }

  let rows: [Line]
  let csrf: String

  var title: String { "Dispersiones rechazadas" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">El banco no pudo depositar estos créditos. Corrija la cuenta y el dinero sale \
    otra vez; o cancele el crédito, sin costo para el cliente.</p>
    \(rows.isEmpty
      ? emptyState(
        "No hay dispersiones rechazadas", "Aparecen cuando el banco no acepta una cuenta.") : list)
    """
  }

  private var list: HTML {
    table(
      "Créditos cuyo depósito rechazó el banco",
      [
        Column("Crédito", .heading) { (line: Line) in
          "<a href=\"/oficina/creditos/\(line.loan)\">\(line.folio)</a>"
        },
        Column("Cliente") { line in
          "<a href=\"/oficina/personas/\(line.party)\">\(line.borrower)</a>"
        },
        Column("Rechazada") { unbroken($0.on) },
        Column("Por qué") { line in
          "<a href=\"/oficina/dispersiones/\(line.rejected)\">\(line.code)</a>"
        },
        Column("Importe", .number) { "\($0.amount)" },
        Column("Qué hacer") { [csrf] in choices($0, csrf) },
      ], rows)
  }

  static var samples: KeyValuePairs<String, RejectionListPage> {
    let loan = Loan.sample(.disbursing)
    let line = Line(
      loan: loan.id, party: loan.party, rejected: loan.disbursement, folio: loan.folio,
      borrower: "Guadalupe Hernández Ríos", amount: "$9,652.00", on: "20 nov 2026", code: "stp-7")
    return [
      "sin rechazadas": RejectionListPage(rows: [], csrf: ""),
      "con una": RejectionListPage(rows: [line], csrf: ""),
    ]
  }
}

private func choices(_ line: RejectionListPage.Line, _ csrf: String) -> HTML {
  """
  <span class="actions">\
  \(Button.link("Corregir la cuenta", "/oficina/personas/\(line.party)/cuenta", .quiet))\
  \(Button.post(
    "Enviar otra vez", "/oficina/creditos/\(line.loan)/dispersion/reenvio", csrf: csrf, .quiet,
    fields: Field.hidden("rechazada", line.rejected.description)))\
  \(Button.link("Cancelar el crédito", "/oficina/creditos/\(line.loan)", .quiet))</span>
  """
}
