import Kernel
import Web

extension TillPage {
  var body: HTML {
    guard let open else { return "<h1>Caja</h1>\(errorSummary(form))\(opening)\(closings)" }
    return """
      <h1>Caja</h1>
      \(errorSummary(form))
      \(payer.map { card("Cobrar a \($0.name)", charge($0)) } ?? card("¿Quién paga?", search))
      \(card("Recibos de esta caja", list))
      \(card("Cerrar la caja", closing(open)))
      \(closings)
      """
  }

  private var closings: HTML {
    Button.row(Button.link("Cierres de caja", "/oficina/caja/cierres", .quiet))
  }

  private var opening: HTML {
    card(
      "Abrir la caja",
      FormView("/oficina/caja/apertura", csrf: csrf)(
        """
        \(Field.money(
          form, "apertura", "Efectivo con que abre", hint: "Cuéntelo antes de empezar."))\
        \(Button.row(Button.submit("Abrir la caja")))
        """))
  }

  private var search: HTML {
    """
    <form method="get" action="/oficina/caja" role="search">
    \(Field.text(
      Form(filledWith: ["q": query]), "q", "Nombre, teléfono, CURP o folio", keyboard: .search))\
    \(Button.row(Button.submit("Buscar")))
    </form>
    \(results)
    """
  }

  private var results: HTML {
    guard !query.isEmpty else { return .empty }
    guard !found.isEmpty else {
      return emptyState("No hay nadie con esos datos", "Pruebe con el teléfono o un apellido.")
    }
    return """
      <ul>\(found.map { person in
        let href = ("/oficina/caja" as Href).with("persona", person.id)
        return "<li><a href=\"\(href)\">\(person.name)</a></li>\n" as HTML
      })</ul>
      """
  }

  private func charge(_ payer: Payer) -> HTML {
    let choices =
      [Choice("", "El adeudo más antiguo, según el contrato")]
      + payer.loans
    return FormView("/oficina/caja/cobros", csrf: csrf)(
      """
      \(Field.hidden("recibo", payer.slip.description))\
      \(Field.hidden("persona", payer.id.description))\
      \(payer.loans.isEmpty
        ? notice(.warn, "<p>No tiene créditos abiertos: el dinero quedará a su favor.</p>")
        : Field.radios(form, "credito", "Crédito", choices))\
      \(Field.money(form, "amount", "Efectivo que recibe"))\
      \(Button.row(
        Button.submit("Recibir el pago"), Button.link("Otra persona", "/oficina/caja", .quiet)))
      """)
  }

  private var list: HTML {
    guard !slips.isEmpty else {
      return emptyState("Todavía no hay recibos", "Busque a quien paga para hacer el primero.")
    }
    return table(
      "Recibos",
      [
        Column("Hora") { (slip: Slip) in "\(slip.time)" },
        Column("Quién paga", .heading) {
          "<a href=\"\("/oficina/recibos/\($0.id)" as Href)\">\($0.payer)</a>"
        },
        Column("Importe", .number) { "\($0.amount)" },
        Column("") { $0.isReversed ? Badge("Reversado", .warn).html : .empty },
      ], slips)
  }

  private func closing(_ open: Drawer) -> HTML {
    """
    \(sums(
      [("Abierta desde", "\(open.since)"), ("Efectivo inicial", "\(open.opening)")],
      total: ("Debe haber", "\(open.expected)")))
    \(FormView("/oficina/caja/cierre", csrf: csrf)(
      """
      \(Field.money(form, "contado", "Efectivo contado"))\
      \(Field.text(
        form, "note", "Explicación de la diferencia (opcional)",
        hint: "Solo si lo contado no es lo que debe haber.", max: 300))\
      \(Button.row(Button.submit("Cerrar la caja", .quiet)))
      """))
    """
  }
}
