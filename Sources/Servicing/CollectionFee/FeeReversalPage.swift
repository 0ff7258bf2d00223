import Kernel
import ServicingAPI
import Web

/// A fee that was charged by mistake, and the reason for which it is undone.
struct FeeReversalPage: Page {
  let loan: LoanID
  let folio: String
  let borrower: String
  let fee: FeeLine
  let form: Form
  let csrf: String

  var title: String { "Deshacer gastos de cobranza" }
  var breadcrumbs: [Crumb] {
    [Crumb("Créditos", "/oficina/creditos"), Crumb(folio, "/oficina/creditos/\(loan)")]
  }

  private var action: Href {
    "/oficina/creditos/\(loan)/gastos-de-cobranza/\(fee.number)/reverso"
  }

  var body: HTML {
    """
    <h1>Deshacer gastos de cobranza</h1>
    \(errorSummary(form))
    \(facts([
      ("Crédito", "\(folio), \(borrower)"), ("Por el pago", "\(fee.installment)"),
      ("Cobrado el", "\(fee.on)"), ("Importe", "\(fee.amount) con IVA"),
      ("Gestión", "\(fee.reason)"),
    ]))
    \(fee.reversed.map { notice(.info, "<p>Ya se deshizo: \($0)</p>") } ?? asking)
    """
  }

  private var asking: HTML {
    """
    <p>El crédito queda como si nunca se hubieran cobrado. Si ya se habían pagado, ese dinero \
    cubre lo demás que se debe o queda a favor del cliente.</p>
    \(FormView(action, csrf: csrf)(
      """
      \(Field.text(form, "motivo", "Por qué se deshace", hint: "Queda en la bitácora.", max: 300))\
      \(Button.row(
        Button.submit("Deshacer el cobro", .danger),
        Button.link("Volver al crédito", "/oficina/creditos/\(loan)", .quiet)))
      """))
    """
  }

  static var samples: KeyValuePairs<String, FeeReversalPage> {
    func page(_ fee: FeeLine) -> FeeReversalPage {
      let loan = Loan.sample(.active)
      return FeeReversalPage(
        loan: loan.id, folio: loan.folio, borrower: "Guadalupe Hernández Ríos", fee: fee,
        form: Form(), csrf: "")
    }
    return ["cobrado": page(.sample), "deshecho": page(.undone)]
  }
}
