import Kernel
import Web

extension StaffContractPage {
  var body: HTML {
    """
    <h1>\(title) \(state.html) \(evidence.html)</h1>
    \(errorSummary(form))
    \(card("De qué se trata", about))
    \(branchCard)
    \(card("Documentos", paperTable))
    \(replaced.isEmpty ? .empty : card("Papeles sustituidos", replacedList))
    \(card("Bitácora de la firma", timeline(moments)))
    \(canCancel ? cancelCard : .empty)
    """
  }

  private var about: HTML {
    facts([
      ("Acreditado", "<a href=\"/oficina/personas/\(party)\">\(borrower)</a>"),
      ("Crédito", "<a href=\"/oficina/creditos/\(loan)\">\(folio)</a>"),
      ("Huella del paquete", "<code>\(fingerprint)</code>"),
    ])
  }

  private var paperTable: HTML {
    table(
      "Documentos del contrato",
      [
        Column<Paper>("Documento", .heading) { "<a href=\"\($0.download)\">\($0.title)</a>" },
        Column("Versión", .number) { "\($0.version)" },
        Column("Huella SHA-256 del PDF") { "<code>\($0.fingerprint)</code>" },
      ], papers)
  }

  private var replacedList: HTML {
    table(
      "Papeles de otro día que nadie firmó",
      [
        Column<Replaced>("Preparados el", .heading) { "\($0.preparedOn)" },
        Column("Documentos") { old in
          "\(old.papers.map { "<a href=\"\($0.download)\">\($0.title)</a><br>" as HTML })"
        },
        Column("Huella del paquete") { "<code>\($0.fingerprint)</code>" },
      ], replaced)
  }

  private var moments: [Moment] {
    lines.map {
      Moment(
        "\($0.words) <small><code>\(String($0.link.prefix(12)))…</code></small>", when: $0.when,
        machineTime: $0.machineTime, who: $0.who)
    }
  }

  private var branchCard: HTML {
    switch branch {
    case .closed: .empty
    case .stale(let day, let renew):
      card(
        "Firmar en sucursal",
        """
        <p>Los papeles son del \(day). Se firman con fecha de hoy: al prepararlos de nuevo cambian \
        las fechas de pago y el CAT, y el acreditado los lee otra vez.</p>
        \(Button.post("Prepararlos con la fecha de hoy", renew, csrf: csrf))
        """)
    case .askingCode(let phone):
      card(
        "Firmar en sucursal",
        FormView("/oficina/contratos/\(contract)/codigo", csrf: csrf)(
          """
          <p>El acreditado está presente y recibe el código en su teléfono \(phone).</p>
          \(Field.check(
            form, "mostrados",
            "El acreditado tuvo a la vista la carátula, el contrato y la tabla, y los leyó."))
          \(Button.submit("Enviar el código"))
          """))
    case .signing(let phone):
      card(
        "Firmar en sucursal",
        """
        \(FormView("/oficina/contratos/\(contract)/firma", csrf: csrf)(
          """
          <p>El código llegó al teléfono \(phone) del acreditado, que lo escribe aquí.</p>
          \(Field.check(form, "acepto", "El acreditado declara: «\(statement)»"))
          \(Field.code(form, "codigo", "Código de seis dígitos"))
          \(Button.submit("Firmar el contrato"))
          """))
        """)
    }
  }

  private var cancelCard: HTML {
    card(
      "Cancelar sin costo",
      """
      <p>El acreditado pide cancelar dentro de los diez días hábiles de la firma.</p>
      \(Button.post(
        "Cancelar el contrato", "/oficina/contratos/\(contract)/cancelacion", csrf: csrf,
        .danger))
      """)
  }
}
