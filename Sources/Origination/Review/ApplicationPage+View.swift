import Kernel
import OriginationAPI
import Web

extension ApplicationPage {
  var body: HTML {
    """
    <h1>Solicitud \(application.folio) \(application.status.badge.html)</h1>
    \(errorSummary(form))
    <div class="columns">
    <div>
    \(card("Solicitante", actions: person, personFacts))
    \(card("Lo que pide: \(productName)", price.view))
    \(own.map { card($0.title, $0.content) })
    </div>
    <div>
    \(actions)
    \(card("Historia", history))
    </div>
    </div>
    \(sections.map { card($0.title, $0.content) })
    """
  }

  private var person: HTML {
    "<a href=\"/oficina/personas/\(application.party)\">Ver a la persona</a>"
  }

  private var personFacts: HTML {
    Web.facts([("Nombre", "\(name)")] + facts.pairs.map { ($0.0, "\($0.1)" as HTML) })
  }

  private var history: HTML {
    guard !events.isEmpty else { return emptyState("Sin movimientos") }
    return timeline(
      events.map { event in
        Moment(
          "\(event.words)\(event.note.map { ": \($0)" })", when: event.when,
          machineTime: event.machineTime, who: event.who)
      })
  }

  private var actions: HTML {
    switch application.status {
    case .inReview: mayReview ? reviewing : .empty
    case .moreNeeded:
      notice(.info, "<p>Se pidió al solicitante: \(application.askedFor)</p>")
    case .approved:
      card(
        "Contrato",
        "<p><a href=\"/oficina/contratos/\(application.contract)\">Ver el contrato</a></p>")
    case .signed: contractAndLoan
    case .cancelled where loanWasOrdered: contractAndLoan
    case .draft, .declined, .cancelled: .empty
    }
  }

  private var contractAndLoan: HTML {
    card(
      "Crédito",
      """
      <p><a href="/oficina/creditos/\(application.loan)">Ver el crédito</a> · \
      <a href="/oficina/contratos/\(application.contract)">Ver el contrato</a></p>
      """)
  }

  private var reviewing: HTML {
    let asking = FormView("/oficina/solicitudes/\(application.id)/peticion", csrf: csrf)
    let declining = FormView("/oficina/solicitudes/\(application.id)/rechazo", csrf: csrf)
    return """
      \(card("Aprobar", approving))
      \(card("Pedir algo más", asking(
        """
        \(Field.area(form, "peticion", "Qué falta", hint: "Lo leerá el solicitante.", rows: 2))
        \(Button.row(Button.submit("Pedirlo", .quiet)))
        """)))
      \(card("Rechazar", declining(
        """
        \(Field.area(form, "motivo", "Motivo", hint: "Lo leerá el solicitante.", rows: 2))
        \(Button.row(Button.submit("Rechazar", .danger)))
        """)))
      """
  }

  private var approving: HTML {
    if isPending {
      return notice(.info, "<p>Espera la autorización de una segunda persona.</p>")
    }
    let path: Href =
      needsSecond
      ? "/oficina/solicitudes/\(application.id)/autorizacion"
      : "/oficina/solicitudes/\(application.id)/aprobacion"
    let words: HTML =
      needsSecond
      ? "<p>Este monto lo aprueba otra persona que puede hacerlo, con su código.</p>"
      : "<p>Se prepara el contrato y se le avisa.</p>"
    return """
      \(words)\(Button.post(
        needsSecond ? "Enviar a autorización" : "Aprobar", path, csrf: csrf,
        fields: Field.hidden("monto", "\(application.amount.minorUnits)")))
      \(offers.isEmpty ? .empty : offered)
      """
  }

  private var offered: HTML {
    let path: Href = "/oficina/solicitudes/\(application.id)/oferta"
    return """
      <h3>La política ofrece otro monto</h3>
      <p>La solicitud queda por ese monto y sigue en revisión; al aprobarla, el solicitante lo \
      lee y lo firma.</p>
      <div class="actions">\(offers.map { offer in
        Button.post(
          "Cambiar a \(offer.words)", path, csrf: csrf, .quiet,
          fields: Field.hidden("oferta", offer.key))
      })</div>
      """
  }
}
