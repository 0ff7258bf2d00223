import Lending
import Web

extension LoanPage {
  /// What can be done to the loan, with its reason.
  var doings: HTML {
    let all = [collection, prepayment, stepBack].filter { !$0.isEmpty }
    guard !all.isEmpty else { return .empty }
    return card("Acciones", "<div class=\"grid\">\(all)</div>")
  }

  private var collection: HTML {
    guard let fee = actions.collectionFee else { return .empty }
    let form = FormView("/oficina/creditos/\(loan)/gastos-de-cobranza", csrf: actions.csrf)
    return form(
      """
      <h3>Gastos de cobranza</h3>
      <p class="hint">\(fee) más IVA por una gestión realizada, una sola vez por cada pago \
      vencido.</p>
      \(Field.text(Form(), "motivo", "Qué gestión se hizo"))
      \(Button.submit("Cobrar gestión", .quiet))
      """)
  }

  private var prepayment: HTML {
    guard let credit = actions.prepayable else { return .empty }
    let form = FormView("/oficina/creditos/\(loan)/pago-anticipado", csrf: actions.csrf)
    let choices = PrepaymentChoice.allCases.map { Choice($0.rawValue, $0.word) }
    return form(
      """
      <h3>Aplicar \(credit) a capital</h3>
      \(Field.hidden("acto", actions.act))
      \(Field.radios(Form(), "eleccion", "Qué prefiere el cliente", choices))
      \(Button.submit("Aplicar a capital", .quiet))
      """)
  }

  private var stepBack: HTML {
    guard let last = actions.cancellableThrough else { return .empty }
    let form = FormView("/oficina/creditos/\(loan)/cancelacion", csrf: actions.csrf)
    return form(
      """
      <h3>Cancelación sin costo</h3>
      <p class="hint">El cliente puede cancelar hasta el \(last), sin comisión ni interés.</p>
      \(Button.submit("Registrar cancelación", .danger))
      """)
  }
}
