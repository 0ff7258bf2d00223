import Kernel
import Web

extension BorrowerContractPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    \(errorSummary(form))
    <p class="lead">Crédito \(folio). Léelo con calma: aquí está todo lo que vas a firmar.</p>
    \(replacing)
    \(card("En corto", inShort))
    \(card("Documentos", paperList))
    \(next)
    """
  }

  private var inShort: HTML {
    sums(
      [
        ("Te prestamos", "\(amount)"), ("Pagas cada vez", "\(payment)"),
        ("CAT sin IVA, para fines informativos y de comparación", "\(cat)"),
      ], total: ("En total pagas", "\(total)"))
  }

  private var paperList: HTML {
    """
    <ul class="tasks tasks-papers">\(papers.map { paper in
      let unread = paper.isRequired ? Badge("Por leer", .warn) : Badge("Para consultar")
      let badge = paper.isRead ? Badge("Leído", .good) : unread
      return """
        <li><a href="\(paper.read)">\(paper.title)</a> \(badge.html)
        <a href="\(paper.download)">\(Icon.download) PDF<span class="visually-hidden"> de \
        \(paper.title)</span></a></li>

        """ as HTML
    })</ul>
    """
  }

  private var replacing: HTML {
    switch step {
    case .stale(let day, let renew):
      notice(
        .warn,
        """
        <p><strong>Estos papeles son del \(day).</strong> Las fechas de pago y el CAT cuentan \
        desde el día en que firmas. Prepáralos con la fecha de hoy, léelos y fírmalos hoy mismo. \
        El monto y el plazo no cambian.</p>
        \(Button.post("Prepararlos con la fecha de hoy", renew, csrf: csrf, .wide))
        """)
    case .reading, .askingCode, .signing, .signed, .cancelling, .cancelled, .withdrawn:
      replaces.map { day in
        notice(
          .info,
          """
          <p>Estos papeles sustituyen a los del \(day), que ya no se firman. Cambiaron las fechas \
          de pago y el CAT: léelos otra vez.</p>
          """)
      } ?? .empty
    }
  }

  private var next: HTML {
    switch step {
    case .stale: .empty
    case .reading(let left):
      notice(
        .info,
        left == 1
          ? "<p>Te falta abrir un documento para poder firmar.</p>"
          : "<p>Te falta abrir \(left) documentos para poder firmar.</p>")
    case .askingCode(let phone): askCode(phone)
    case .signing(let phone): sign(phone)
    case .signed(let on, let cancel): signed(on, cancel)
    case .cancelling(let asked): acknowledge(asked)
    case .cancelled:
      notice(
        .info,
        """
        <p>Este contrato quedó cancelado sin costo y no debes nada por él. Tu constancia está \
        arriba, con los documentos.</p>
        """)
    case .withdrawn:
      notice(.warn, "<p>Este contrato se retiró y ya no se puede firmar.</p>")
    }
  }

  private func askCode(_ phone: String) -> HTML {
    card(
      "Firmar",
      """
      <p>Para firmar te enviamos un código al teléfono \(phone).</p>
      \(Button.post("Enviarme el código", codeAction, csrf: csrf, .wide))
      """)
  }

  private func sign(_ phone: String) -> HTML {
    card(
      "Firmar",
      """
      <p>Enviamos un código al teléfono \(phone). Nadie de la institución te lo va a pedir.</p>
      \(FormView(signAction, csrf: csrf)(signingFields))
      \(disclosure(
        "¿No te llegó el código?",
        Button.post("Enviarme otro código", codeAction, csrf: csrf, .quiet)))
      """)
  }

  private var signingFields: HTML {
    """
    \(Field.check(form, "acepto", "\(statement)"))
    <div class="field\(form.error("ubicacion") == nil ? "" : " field-bad")" id="ubicacion">
    \(form.error("ubicacion").map { "<p class=\"error\">\($0)</p>" as HTML })
    <p class="hint" id="donde-estas" role="status">La ley pide saber desde dónde firmas. Tu \
    ubicación se usa una sola vez. Si prefieres no darla, puedes firmar en una sucursal.</p>
    <button type="button" class="button button-quiet" data-locate="donde-estas" hidden>\
    Usar mi ubicación</button>
    <noscript><p class="notice notice-warn">Tu navegador no puede dar la ubicación: firma en \
    una sucursal.</p></noscript></div>
    \(Field.hidden("latitude", form.typed("latitude")))\
    \(Field.hidden("longitude", form.typed("longitude")))\
    \(Field.hidden("accuracy", form.typed("accuracy")))
    \(Field.code(form, "codigo", "Código de seis dígitos"))
    \(Button.submit("Firmar mi contrato", .wide))
    """
  }

  private func signed(_ on: String, _ cancel: Cancelling?) -> HTML {
    let done: HTML = """
      <p><strong>Firmado</strong> el \(on). Tu copia y la evidencia de la firma están arriba.</p>
      """
    return "\(hasLapsed ? lapsed : .empty)\(notice(.good, done))\(cancel.map(cancelling))"
  }

  private var lapsed: HTML {
    notice(
      .warn,
      """
      <p><strong>Tu cancelación quedó sin efecto</strong> porque el dinero no quedó devuelto en \
      el plazo. Tu crédito sigue como dice la tabla de pagos; puedes pagarlo antes, sin \
      comisión.</p>
      """)
  }

  private func acknowledge(_ asked: Acknowledgement) -> HTML {
    let next: HTML =
      asked.toReturn.map {
        """
        <p>Devuelve \($0) a más tardar el \(asked.through), a la CLABE que está en \
        <a href="/mi-credito">tu crédito</a>. Cuando llegue, queda cancelado y no debes nada. Si \
        no llega en ese plazo, el crédito sigue como dice la tabla de pagos.</p>
        """
      }
      ?? "<p>Estamos deteniendo el depósito. Si alcanzó a salir, aquí diremos cuánto devolver.</p>"
    return card(
      "Acuse de tu cancelación",
      """
      \(facts([("Folio", "\(asked.folio)"), ("La pediste el", "\(asked.requestedOn)")]))
      \(next)
      <p class="hint">La constancia aparece aquí cuando la cancelación queda hecha.</p>
      """)
  }

  private func cancelling(_ cancel: Cancelling) -> HTML {
    disclosure(
      "Cancelar sin costo",
      """
      <p>Tienes hasta el \(cancel.through) para cancelar sin comisión ni intereses. Si ya \
      recibiste el dinero, hay que devolverlo en ese plazo.</p>
      \(Button.post("Cancelar mi contrato", cancel.action, csrf: csrf, .danger))
      """)
  }
}
