import Kernel
import ServicingAPI
import Web

/// What borrowers paid too much of loans that ended, waiting for somebody to send it back.
struct RefundListPage: Page {
  struct Line: Hashable, Sendable {
    let loan: LoanID
    let party: PartyID
    let folio: String
    let borrower: String
    let endedOn: String
    let amount: String
    /// The order that this button gives: pressed twice, it is one.
    let act: String
  }

  let rows: [Line]
  /// What was given back and had never been paid.
  let owed: [Line]
  let csrf: String

  var title: String { "Saldos a favor por devolver" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">Lo que sobró de créditos que terminaron es del cliente: se devuelve por SPEI a \
    su cuenta.</p>
    \(rows.isEmpty
      ? emptyState(
        "No hay saldos a favor por devolver",
        "Aparecen cuando un crédito termina y se pagó de más.") : list)
    \(owed.isEmpty ? .empty : card("Devuelto de más", debts))
    """
  }

  private var debts: HTML {
    """
    <p>Se devolvió un saldo a favor y después se reversó el pago que lo había dejado. El cliente \
    lo debe aparte de su crédito: está en Deudores diversos.</p>
    \(table(
      "Saldos a favor devueltos de más",
      [
        Column("Crédito", .heading) { (line: Line) in
          "<a href=\"/oficina/creditos/\(line.loan)\">\(line.folio)</a>"
        },
        Column("Cliente") { line in
          "<a href=\"/oficina/personas/\(line.party)\">\(line.borrower)</a>"
        },
        Column("Lo debe el cliente", .number) { "\($0.amount)" },
      ], owed))
    """
  }

  private var list: HTML {
    table(
      "Saldos a favor de créditos que terminaron",
      [
        Column("Crédito", .heading) { (line: Line) in
          "<a href=\"/oficina/creditos/\(line.loan)\">\(line.folio)</a>"
        },
        Column("Cliente") { line in
          "<a href=\"/oficina/personas/\(line.party)\">\(line.borrower)</a>"
        },
        Column("Terminó") { unbroken($0.endedOn) },
        Column("Por devolver", .number) { "\($0.amount)" },
        Column("Devolver") { [csrf] line in
          Button.post(
            "Devolver", "/oficina/creditos/\(line.loan)/saldo-a-favor/devolucion", csrf: csrf,
            .quiet, fields: Field.hidden("acto", line.act))
        },
      ], rows)
  }

  static var samples: KeyValuePairs<String, RefundListPage> {
    let loan = Loan.sample(.paidOff)
    let line = Line(
      loan: loan.id, party: loan.party, folio: loan.folio, borrower: "Guadalupe Hernández Ríos",
      endedOn: "20 nov 2026", amount: "$200.00", act: "018f0000-0000-7000-8000-000000000001")
    return [
      "sin saldos": RefundListPage(rows: [], owed: [], csrf: ""),
      "con uno": RefundListPage(rows: [line], owed: [], csrf: ""),
      "devuelto de más": RefundListPage(rows: [], owed: [line], csrf: ""),
    ]
  }
}
