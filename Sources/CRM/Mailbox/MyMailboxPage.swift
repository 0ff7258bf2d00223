import CRMAPI
import Kernel
import Web

/// A borrower's own mailbox: which it is, whether it is confirmed, and how to change it.
struct MyMailboxPage: Page {
  let mailbox: Mailbox?
  /// An institution may keep an address and write by text alone.
  let writesMail: Bool
  let form: Form
  let csrf: String

  var title: String { "Mi correo" }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">\(lead) Tener correo no es obligatorio.</p>
    \(errorSummary(form))
    \(state)
    \(FormView("/mi-correo", csrf: csrf)(
      """
      \(Field.text(form, "correo", "Correo electrónico",
        hint: "Déjalo vacío si ya no quieres recibir correos.", keyboard: .email,
        autocomplete: "email", max: 150))\
      \(Button.row(Button.submit(
        mailbox.map { $0.isConfirmed || !writesMail ? "Guardar" : "Guardar y enviarme el enlace" }
          ?? "Guardar")))
      """))
    """
  }

  private var lead: String {
    writesMail
      ? "Ahí te enviamos tu contrato, tus recibos y tus avisos."
      : "Por ahora te escribimos solo por mensaje de texto."
  }

  private var state: HTML {
    guard let mailbox, writesMail else { return .empty }
    return mailbox.isConfirmed
      ? notice(.good, "<p>\(mailbox.address.text) está confirmado.</p>")
      : notice(
        .warn,
        """
        <p>Te enviamos un enlace a <strong>\(mailbox.address.text)</strong>. Ábrelo para \
        confirmar que es tuyo; si no llegó, guárdalo otra vez.</p>
        """)
  }

  static var samples: KeyValuePairs<String, MyMailboxPage> {
    let address = EmailAddress("lupita@correo.example")
    func page(_ isConfirmed: Bool) -> MyMailboxPage {
      MyMailboxPage(
        mailbox: address.map { Mailbox(address: $0, isConfirmed: isConfirmed) },
        writesMail: true, form: Form(filledWith: ["correo": address?.text ?? ""]), csrf: "t")
    }
    return [
      "sin correo": MyMailboxPage(mailbox: nil, writesMail: false, form: Form(), csrf: "t"),
      "por confirmar": page(false), "confirmado": page(true),
    ]
  }
}
