import CRMAPI
import Kernel
import Web

extension PartyPage {
  var body: HTML {
    """
    <h1>\(name)</h1>
    \(card("Datos", actions: reveal, identity + changeMailbox))
    \(sections.map { section in card(section.title, section.content) })
    """
  }

  private var reveal: HTML {
    guard mayReveal, !isRevealed else { return .empty }
    return Button.post(
      "Mostrar datos completos", "/oficina/personas/\(id)/revelacion", csrf: csrf, .quiet)
  }

  private var mailboxLine: HTML {
    guard let mailbox else { return "Sin dato" }
    let address = isRevealed ? mailbox.address.text : mailbox.address.masked
    let badge = mailbox.isConfirmed ? Badge("Confirmado", .good) : Badge("Por confirmar", .warn)
    return "\(address) \(badge.html)"
  }

  private var changeMailbox: HTML {
    guard mayContact else { return .empty }
    let form = Form()
    return disclosure(
      mailbox == nil ? "Agregar correo" : "Cambiar correo",
      FormView("/oficina/personas/\(id)/correo", csrf: csrf)(
        """
        \(Field.text(form, "correo", "Correo electrónico",
          hint: "Se le envía un enlace para confirmarlo. Vacío, se quita el que haya.",
          keyboard: .email, max: 150))\
        \(Button.row(Button.submit("Guardar correo", .quiet)))
        """))
  }

  private var correctAccount: HTML {
    guard mayCorrectAccount else { return .empty }
    return " <a href=\"/oficina/personas/\(id)/cuenta\">Corregir la cuenta</a>"
  }

  private var identity: HTML {
    facts([
      ("Teléfono", "\(veiled(profile.phone))"),
      ("Correo", mailboxLine),
      ("CURP", "\(veiled(profile.curp))"),
      ("RFC", "\(veiled(profile.rfc))"),
      ("Nacimiento", "\(profile.bornOn?.text.short ?? "Sin dato")"),
      ("Domicilio", "\(addressLine)"),
      ("Ocupación", "\(profile.occupation ?? "Sin dato")"),
      ("Ingreso al mes", "\(profile.monthlyIncome?.text ?? "Sin dato")"),
      ("CLABE", "\(veiled(profile.clabe))\(correctAccount)"),
    ])
  }
}
