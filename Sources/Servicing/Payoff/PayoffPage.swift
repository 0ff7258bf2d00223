import Kernel
import Lending
import ServicingAPI
import Web

/// What closes a loan on a day, part by part.
struct PayoffPage: Page {
  let loan: LoanID
  let folio: String
  let form: Form
  let on: String
  let total: String
  let parts: [(String, String)]
  let credit: String?
  let saved: String?
  let isForBorrower: Bool

  var title: String { "Liquidar \(folio)" }
  var breadcrumbs: [Crumb] {
    isForBorrower
      ? [Crumb("Mi crédito", "/mi-credito/\(loan)")]
      : [Crumb("Créditos", "/oficina/creditos"), Crumb(folio, "/oficina/creditos/\(loan)")]
  }
}

extension PayoffPage {
  init(
    _ loan: Loan, _ quote: Lending.PayoffQuote, form: Form, isForBorrower: Bool
  ) {
    self.loan = loan.id
    folio = loan.folio
    self.form = form
    self.isForBorrower = isForBorrower
    on = quote.on.text.long
    total = quote.total.text
    parts = Component.usualOrder.reversed().flatMap { component in
      let part = quote.parts[component]
      return [
        (component.word, part.net), ("IVA de " + component.word.lowercased(), part.iva),
      ].filter { !$0.1.isZero }.map { ($0.0, $0.1.text) }
    }
    credit = quote.credit.isZero ? nil : quote.credit.text
    saved = quote.saved.isPositive ? quote.saved.text : nil
  }

  private var action: Href {
    isForBorrower ? "/mi-credito/\(loan)/liquidacion" : "/oficina/creditos/\(loan)/liquidacion"
  }

  var body: HTML {
    """
    <h1>Liquidar \(folio)</h1>
    <form method="get" action="\(action)" novalidate class="filters">
    \(errorSummary(form))
    \(Field.day(form, "fecha", "Día en que se paga"))
    \(Button.submit("Calcular", .quiet))
    </form>
    <section class="card">
    <p class="stat-label">Para liquidar el \(on)</p>
    <p class="big-figure">\(total)</p>
    \(saved.map { "<p class=\"lead\">Ahorro por pagar antes: \($0).</p>" as HTML })
    \(sums(lines, total: ("Total", "\(total)")))
    <p class="hint">Liquidar antes no tiene comisión ni penalización.</p>
    </section>
    """
  }

  private var lines: [(String, HTML)] {
    let owed = parts.map { ($0.0, "\($0.1)" as HTML) }
    return owed + (credit.map { [("Menos saldo a favor", "−\($0)" as HTML)] } ?? [])
  }

  static var samples: KeyValuePairs<String, PayoffPage> {
    let file = LoanFile.sample(.active, on: "2026-12-10")
    let quote = file.account.payoffQuote(on: file.today)
    return [
      "oficina": PayoffPage(file.loan, quote, form: Form(), isForBorrower: false),
      "cliente": PayoffPage(file.loan, quote, form: Form(), isForBorrower: true),
    ]
  }
}
