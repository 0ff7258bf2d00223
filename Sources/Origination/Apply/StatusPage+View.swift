import Kernel
import OriginationAPI
import Web

extension StatusPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="hint">Solicitud \(folio)</p>
    \(message)
    \(card("Tu crédito", price.view))
    \(mayCancel ? cancelling : .empty)
    """
  }

  private var message: HTML {
    switch status {
    case .draft: review
    case .inReview:
      notice(
        .info,
        """
        <p>Una persona la está viendo. Te escribimos en cuanto haya respuesta, en horas hábiles.</p>
        """)
    case .moreNeeded: missing
    case .approved: approved
    case .declined: declined
    case .signed: afterSigning
    case .cancelled: contract == .cancelled ? undone : left
    }
  }

  private var afterSigning: HTML {
    switch contract {
    case .cancelling:
      """
      \(notice(
        .info,
        """
        <p>Recibimos tu cancelación. Queda hecha cuando detengamos el depósito o, si ya lo \
        recibiste, cuando lo devuelvas. Tu acuse y lo que falta están con tu contrato.</p>
        """))
      \(Button.row(Button.link("Ver mi acuse", "/solicitud/\(id)/contrato")))
      """
    case .cancelled: undone
    case .signed(let money, _):
      """
      \(notice(money == .rejected ? .bad : .good, "<p>\(words(money))</p>"))
      \(Button.row(Button.link("Ver mi crédito", "/mi-credito")))
      """
    case .none, .toSign: notice(.good, "<p>\(words(.onItsWay))</p>")
    }
  }

  private func words(_ money: ContractOnPage.Money) -> String {
    switch money {
    case .waitsForDeposit:
      "Falta tu depósito de garantía. Cuando llegue, depositamos en la cuenta que nos diste."
    case .onItsWay: "Tu dinero va en camino a la cuenta que nos diste. Te avisamos cuando llegue."
    case .rejected:
      "El banco no aceptó la cuenta que nos diste y el dinero no ha salido. En «Mi crédito» "
        + "corrige tu CLABE y lo enviamos otra vez, o cancela sin costo."
    case .delivered: "Listo. Depositamos en la cuenta que nos diste."
    case .paidBack: "Liquidaste este crédito. Ya no debes nada."
    }
  }

  private var undone: HTML {
    """
    \(notice(.info, "<p>No debes nada por él. Guarda la constancia que está con tu contrato.</p>"))
    \(Button.row(Button.link("Ver mi contrato y mi constancia", "/solicitud/\(id)/contrato")))
    """
  }

  private var left: HTML {
    """
    \(notice(.info, "<p>No debes nada. Puedes pedir otro crédito cuando quieras.</p>"))
    \(Button.row(Button.link("Volver al inicio", "/")))
    """
  }

  private var review: HTML {
    """
    \(card("Tus respuestas", summaryList))
    \(FormView("/solicitud/\(id)/envio", csrf: csrf)(
      """
      <p>Al enviar declaras que tus datos son verdaderos.</p>
      \(Button.row(Button.submit("Enviar mi solicitud")))
      """))
    """
  }

  private var summaryList: HTML {
    facts(
      answers.map { answer in
        (
          answer.label,
          """
          \(answer.value) <a href="\(answer.change)">Cambiar\
          <span class="visually-hidden"> \(answer.label)</span></a>
          """ as HTML
        )
      })
  }

  private var missing: HTML {
    """
    \(notice(.warn, "<p><strong>Lo que te pedimos:</strong> \(askedFor)</p>"))
    \(card("Tus respuestas", summaryList))
    \(FormView("/solicitud/\(id)/envio", csrf: csrf)(
      Button.row(Button.submit("Ya lo corregí, enviar de nuevo"))))
    """
  }

  private var approved: HTML {
    guard contract == .toSign else {
      return """
        \(notice(.good, "<p>Estamos preparando tu contrato. Tarda unos segundos.</p>"))
        \(Button.row(Button.link("Actualizar", "/solicitud/\(id)")))
        """
    }
    return """
      \(firstAsked.map(anotherLoan) ?? .empty)
      \(notice(.good, "<p>Lee tu contrato con calma y fírmalo con un código.</p>"))
      \(Button.row(Button.link("Leer y firmar mi contrato", "/solicitud/\(id)/contrato")))
      """
  }

  private func anotherLoan(than asked: String) -> HTML {
    notice(
      .info,
      """
      <p>Pediste \(asked) y te aprobamos <strong>\(price.amount) en \(price.count)</strong>. \
      Si no te acomoda, no firmes: puedes cancelar tu solicitud sin costo.</p>
      """)
  }

  private var declined: HTML {
    notice(
      .info,
      """
      <p>Estas son las razones:</p>
      <ul>\(reasons.map { "<li>\($0)</li>" as HTML })</ul>
      <p>Puedes volver a pedir cuando algo cambie, o por otro monto.</p>
      """)
  }

  private var mayCancel: Bool {
    switch status {
    case .draft, .inReview, .moreNeeded, .approved: true
    case .signed: lastDayToCancel != nil
    case .declined, .cancelled: false
    }
  }

  private var lastDayToCancel: String? {
    switch contract {
    case .signed(_, let through): through
    case .none, .toSign, .cancelling, .cancelled: nil
    }
  }

  private var cancelling: HTML {
    let words =
      lastDayToCancel.map {
        "Tienes hasta el \($0) para cancelar sin costo. Si ya recibiste el dinero, hay que "
          + "devolverlo en ese plazo."
      } ?? "Puedes dejar tu solicitud sin costo."
    return disclosure(
      "¿Cambiaste de opinión?",
      """
      <p>\(words)</p>
      \(Button.post(
        "Cancelar", "/solicitud/\(id)/cancelacion", csrf: csrf, .danger))
      """)
  }
}
