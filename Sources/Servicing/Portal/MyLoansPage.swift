import Kernel
import Lending
import ServicingAPI
import Web

/// A borrower's loans, where there is more than one or none.
struct MyLoansPage: Page {
  let loans: [LoanLine]
  let title = "Mis créditos"

  var body: HTML {
    """
    <h1>Mis créditos</h1>
    \(loans.isEmpty ? nothing : "\(loans.map(view))")
    """
  }

  private var nothing: HTML {
    emptyState("Todavía no tienes créditos", "<a href=\"/\">Calcula cuánto pagarías</a>.")
  }

  private func view(_ line: LoanLine) -> HTML {
    let figures: [(String, HTML)] = [
      ("Folio", "\(line.folio)"), ("Debes", "\(line.outstanding)"),
      ("Próximo pago", "\(line.nextDue)"),
    ]
    let open = Button.link("Ver mi crédito", "/mi-credito/\(line.loan)")
    return card(
      line.product, actions: "\(line.status.html)\(line.delinquency?.html)",
      "\(sums(figures))\(Button.row(open))")
  }

  static var samples: KeyValuePairs<String, MyLoansPage> {
    [
      "sin créditos": MyLoansPage(loans: []),
      "con uno": MyLoansPage(loans: [LoanLine(ListedLoan(.sample), borrower: "")]),
    ]
  }
}
