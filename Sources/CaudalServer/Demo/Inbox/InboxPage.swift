import SMTP
import Web

/// The mail that reached the sandbox's mailboxes, and what will become of the next.
struct InboxPage: Page {
  struct Line: Sendable {
    let id: Int
    let when: String
    let to: String
    let subject: String
    let papers: Int
  }

  struct Fate: Sendable {
    let address: String
    let words: String
  }

  let mails: [Line]
  let fates: [Fate]
  let form: Form
  let csrf: String

  var title: String { "Correo de prueba" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Bancos y teléfonos de prueba", "/sandbox")] }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Aquí termina todo lo que las instituciones envían por correo: nada sale de esta máquina.</p>
    \(errorSummary(form))
    \(card("Correos recibidos", list))
    \(card("Qué pasa con el correo de una dirección", fate))
    """
  }

  private var list: HTML {
    guard !mails.isEmpty else {
      return emptyState("Sin correos", "Aquí aparece lo que reciben los buzones.")
    }
    return table(
      "Correos recibidos",
      [
        Column("Cuándo") { (mail: Line) in "\(mail.when)" },
        Column("Para") { "\($0.to)" },
        Column("Asunto", .heading) {
          "<a href=\"\("/sandbox/correo/\($0.id)" as Href)\">\($0.subject)</a>"
        },
        Column("Adjuntos", .number) { "\($0.papers)" },
      ], mails)
  }

  private var fate: HTML {
    let known =
      fates.isEmpty
      ? .empty
      : table(
        "Direcciones con destino",
        [
          Column("Dirección", .heading) { (fate: Fate) in "\(fate.address)" },
          Column("Destino") { "\($0.words)" },
        ], fates)
    return """
      \(FormView("/sandbox/correo", csrf: csrf)(
        """
        \(Field.text(form, "direccion", "Dirección", keyboard: .email, max: 150))\
        \(Field.select(form, "destino", "Qué pasará con su correo",
          MailSandbox.Fate.allCases.map { Choice($0.rawValue, $0.words) }))\
        \(Button.row(Button.submit("Fijar", .quiet)))
        """))
      \(known)
      """
  }

  static var samples: KeyValuePairs<String, InboxPage> {
    let line = Line(
      id: 1, when: "20 nov 2026, 09:00 h", to: "lupita@correo.example",
      subject: "Tu contrato SOL-1 firmado", papers: 5)
    let odd = Line(
      id: 2, when: "20 nov 2026, 09:05 h", to: "beto@correo.example",
      subject: "<script>alert(1)</script>", papers: 0)
    return [
      "vacío": InboxPage(mails: [], fates: [], form: Form(), csrf: "t"),
      "con correos": InboxPage(
        mails: [line, odd], fates: [Fate(address: "nadie@correo.example", words: "Rebota")],
        form: Form(), csrf: "t"),
    ]
  }
}

extension MailSandbox.Fate {
  var words: String {
    switch self {
    case .taken: "Llega"
    case .refused: "Rebota: ese buzón no existe (550)"
    case .greylisted: "Se pospone la primera vez (451)"
    case .slow: "Llega, pero el servidor tarda"
    case .dropped: "Se corta la conexión"
    }
  }
}
