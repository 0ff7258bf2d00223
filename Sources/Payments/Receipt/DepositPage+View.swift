import Kernel
import PaymentsAPI
import Web

extension DepositPage {
  var body: HTML {
    """
    <h1>Depósito de \(amount)</h1>
    \(errorSummary(form))
    \(facts(pairs))
    \(actions)
    """
  }

  private var pairs: [(String, HTML)] {
    var pairs: [(String, HTML)] = [("Estado", state.badge.html), ("Cuándo", "\(when)")]
    if let who, let party {
      pairs.append(
        ("De quién es", "<a href=\"\("/oficina/personas/\(party)" as Href)\">\(who)</a>"))
    }
    if let payerName { pairs.append(("Quién lo envió", "\(payerName) \(payerAccount)")) }
    if let concept { pairs.append(("Concepto", "\(concept)")) }
    if let reference { pairs.append(("Referencia", "\(reference)")) }
    if let claveRastreo { pairs.append(("Clave de rastreo", "<code>\(claveRastreo)</code>")) }
    if let clabe { pairs.append(("CLABE a la que llegó", "<code>\(clabe)</code>")) }
    if let reason { pairs.append(("Motivo", "\(reason)")) }
    return pairs
  }

  private var actions: HTML {
    switch state {
    case .unmatched:
      """
      \(may.match ? chosen.map(confirmation) ?? card("¿De quién es?", search) : .empty)
      \(may.giveBack && method == .spei ? returning : .empty)
      """
    case .matched:
      """
      \(Button.link("Ver el recibo", "/oficina/recibos/\(id)", .quiet))
      \(reversal.html(id, method, form, csrf: csrf))
      """
    case .returning:
      notice(.info, "<p>Va de regreso a quien lo envió. Se sabrá cuando el banco lo confirme.</p>")
    case .returned, .reversed:
      .empty
    }
  }

  private var search: HTML {
    """
    <form method="get" action="\("/oficina/depositos/\(id)" as Href)" role="search">
    \(Field.text(
      Form(filledWith: ["q": query]), "q", "Nombre, teléfono, CURP o folio", keyboard: .search))\
    \(Button.row(Button.submit("Buscar", .quiet)))
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
        """
        <li><a href="\(("/oficina/depositos/\(id)" as Href).with("persona", person.id))">\
        \(person.name)</a></li>

        """ as HTML
      })</ul>
      """
  }

  /// The last look before it is applied: the person, and which loan of theirs.
  private func confirmation(_ chosen: Chosen) -> HTML {
    let choices = [Choice("", "El adeudo más antiguo, según el contrato")] + chosen.loans
    return card(
      "¿Es de \(chosen.name)?",
      """
      \(FormView("/oficina/depositos/\(id)/identificacion", csrf: csrf)(
        """
        \(Field.hidden("persona", chosen.id.description))\
        \(chosen.loans.isEmpty
          ? notice(.warn, "<p>No tiene créditos abiertos: el dinero quedará a su favor.</p>")
          : Field.radios(form, "credito", "Qué crédito paga", choices))\
        \(Button.row(
          Button.submit("Sí, son \(amount) de esta persona"),
          Button.link("Buscar a otra persona", "/oficina/depositos/\(id)", .quiet)))
        """))
      """)
  }

  private var returning: HTML {
    disclosure(
      "Devolverlo a quien lo envió",
      reasoned("/oficina/depositos/\(id)/devolucion", "Devolver el dinero"))
  }

  private func reasoned(_ action: Href, _ verb: String) -> HTML {
    FormView(action, csrf: csrf)(
      """
      \(Field.text(form, "motivo", "Motivo", hint: "Queda en la bitácora.", max: 300))\
      \(Button.row(Button.submit(verb, .danger)))
      """)
  }
}
