import Kernel
import Web

extension DisbursementPage {
  var body: HTML {
    """
    <h1>Dispersión de \(amount)</h1>
    \(errorSummary(form))
    \(explanation)
    \(contradiction.map(odd))
    \(facts(pairs))
    \(actions)
    \(said.isEmpty ? .empty : card("Lo que se habló con el banco", conversation))
    """
  }

  private var pairs: [(String, HTML)] {
    let person: HTML =
      party.map { "<a href=\"\("/oficina/personas/\($0)" as Href)\">\(payee)</a>" } ?? "\(payee)"
    var pairs: [(String, HTML)] = [
      ("Beneficiario", person), ("Estado", state.badge.html), ("Pedida", "\(requested)"),
    ]
    if let loan {
      pairs.append(
        ("Crédito", "<a href=\"\("/oficina/creditos/\(loan)" as Href)\">Ver el crédito</a>"))
    }
    if let claveRastreo { pairs.append(("Clave de rastreo", "<code>\(claveRastreo)</code>")) }
    if let folio { pairs.append(("Folio del banco", "<code>\(folio)</code>")) }
    return pairs
  }

  private var explanation: HTML {
    switch state {
    case .requested: notice(.info, "<p>Se enviará en unos segundos.</p>")
    case .held: notice(.warn, "<p><strong>Detenida.</strong> \(reason)</p>")
    case .submitted:
      notice(
        .info,
        """
        <p>El banco la tiene o la puede tener. Mientras no se sepa, no se envía otra: el sistema \
        pregunta por ella hasta saberlo.</p>
        """)
    case .settled: notice(.good, "<p>El dinero llegó a la cuenta.</p>")
    case .rejected:
      notice(
        .bad,
        """
        <p><strong>No se pagó.</strong> \(reason)</p>
        \(loan == nil ? .empty : whatToDo)
        """)
    case .returned: notice(.bad, "<p><strong>El banco devolvió el dinero.</strong> \(reason)</p>")
    case .withdrawn: notice(.info, "<p>Se retiró antes de enviarla.</p>")
    }
  }

  private var whatToDo: HTML {
    """
    <p>Si el dinero del crédito sigue pendiente, está en \
    <a href="/oficina/dispersiones-rechazadas">Dispersiones rechazadas</a>: ahí se corrige la \
    cuenta y se envía otra vez, o se cancela el crédito sin costo.</p>
    """
  }

  private func odd(_ contradiction: Contradiction) -> HTML {
    if let resolution = contradiction.resolution {
      return notice(.info, "<p><strong>Se aclaró con el banco:</strong> \(resolution)</p>")
    }
    return """
      \(notice(
        .bad,
        """
        <p><strong>El banco la da por \(contradiction.told).</strong> Aclárelo con él antes de \
        pagar otra vez.</p>
        """))
      \(mayRelease ? clarifying : .empty)
      """
  }

  private var clarifying: HTML {
    FormView("/oficina/dispersiones/\(id)/aclaracion", csrf: csrf)(
      """
      \(Field.radios(
        form, "desenlace", "Qué dijo el banco",
        [
          Choice(
            "pagada", "Sí la pagó", detail: "Queda liquidada aquí y no se envía otra vez."),
          Choice(
            "no-pagada", "No la pagó", detail: "Sigue rechazada y se puede enviar otra vez."),
        ]))\
      \(Field.text(
        form, "aclaracion", "Qué pasó", hint: "Queda en la bitácora y quita el pendiente.",
        max: 300))\
      \(Button.row(Button.submit("Guardar la aclaración")))
      """)
  }

  private var actions: HTML {
    switch state {
    case .submitted, .settled:
      Button.post("Preguntar al banco", "/oficina/dispersiones/\(id)/consulta", csrf: csrf, .quiet)
    case .held:
      mayRelease ? decision : .empty
    case .requested, .rejected, .returned, .withdrawn:
      .empty
    }
  }

  private var decision: HTML {
    """
    \(Button.post("Volver a revisar y pagar", "/oficina/dispersiones/\(id)/liberacion", csrf: csrf))
    \(disclosure(
      "No pagarla",
      FormView("/oficina/dispersiones/\(id)/rechazo", csrf: csrf)(
        """
        \(Field.text(form, "motivo", "Motivo", hint: "Queda en la bitácora.", max: 300))\
        \(Button.row(Button.submit("No pagar", .danger)))
        """)))
    """
  }

  private var conversation: HTML {
    table(
      "Mensajes con el banco",
      [
        Column("Cuándo", .heading) { (line: Said) in "\(line.when)" },
        Column("Qué se hizo") { $0.act == "submit" ? "Se envió la orden" : "Se preguntó por ella" },
        Column("Qué pasó") { "\(Self.words($0.outcome)) <small>\($0.detail)</small>" },
      ], said)
  }

  private static func words(_ outcome: String) -> String {
    switch outcome {
    case "accepted": "La aceptó"
    case "refused": "La rechazó"
    case "not sent": "No salió de aquí"
    case "not found": "No la tenía"
    default: "No se supo"
    }
  }
}
