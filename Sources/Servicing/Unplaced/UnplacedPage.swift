import Kernel
import ServicingAPI
import Web

/// Payments of known people for whom no open loan was found.
struct UnplacedPage: Page {
  struct Line: Sendable {
    let payment: PaymentID
    let party: PartyID
    let name: String
    let amount: String
    let on: String
    let method: String
    /// The person's open loans, to choose from.
    let loans: [Choice]
    /// The order that sends it to the borrower's own account, where it is money of ours that came
    /// back and whoever looks may give it: pressed twice, it is one.
    var act: String?
  }

  let rows: [Line]
  let csrf: String
  let title = "Pagos sin crédito"
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>Pagos sin crédito</h1>
    <p class="lead">Dinero de personas conocidas que no tenían un crédito vigente al recibirse. El \
    que regresó del banco cuando su crédito ya había terminado se puede enviar a la cuenta de su \
    dueño; el que alguien envió se devuelve desde Depósitos.</p>
    \(rows.isEmpty ? emptyState("No hay pagos en espera") : list)
    """
  }

  private var list: HTML {
    table(
      "Pagos sin crédito",
      [
        Column("Persona", .heading) {
          "<a href=\"/oficina/personas/\($0.party)\">\($0.name)</a>"
        },
        Column("Fecha") { unbroken($0.on) }, Column("Medio") { "\($0.method)" },
        Column("Monto", .number) { "\($0.amount)" },
        Column("Aplicar") { [csrf] in place($0, csrf) },
      ], rows)
  }

  static var samples: KeyValuePairs<String, UnplacedPage> {
    let loan = LoanSummary.sample
    let line = Line(
      payment: PaymentID(loan.id.uuid), party: loan.party, name: "Jesús Mora Cruz",
      amount: "$500.00", on: "20 nov 2026", method: "SPEI",
      loans: [Choice(loan.id.description, loan.folio)])
    return [
      "con pagos": UnplacedPage(rows: [line], csrf: ""),
      "regresó del banco": UnplacedPage(
        rows: [
          Line(
            payment: line.payment, party: line.party, name: line.name, amount: line.amount,
            on: line.on, method: "SPEI, regresó del banco", loans: [],
            act: "018f0000-0000-7000-8000-000000000001")
        ], csrf: ""), "vacía": UnplacedPage(rows: [], csrf: ""),
    ]
  }
}

private func place(_ line: UnplacedPage.Line, _ csrf: String) -> HTML {
  guard !line.loans.isEmpty || line.act != nil else {
    return "<span class=\"hint\">Sin créditos vigentes</span>"
  }
  let buttons = line.loans.map { loan in
    Button.post(
      "A \(loan.label)", "/oficina/pagos-sin-credito/\(line.payment)", csrf: csrf, .quiet,
      fields: Field.hidden("credito", loan.value))
  }
  let sending = line.act.map { act in
    Button.post(
      "Enviar a su cuenta", "/oficina/pagos-sin-credito/\(line.payment)/devolucion", csrf: csrf,
      .quiet, fields: Field.hidden("acto", act))
  }
  return "\(buttons)\(sending)"
}
