import CRMAPI
import Kernel
import Web

extension PartyPage {
  var body: HTML {
    """
    <h1>\(name)</h1>
    \(card("Datos", actions: reveal, identity))
    \(sections.map { section in card(section.title, section.content) })
    """
  }

  private var reveal: HTML {
    guard mayReveal, !isRevealed else { return .empty }
    return Button.post(
      "Mostrar datos completos", "/oficina/personas/\(id)/revelacion", csrf: csrf, .quiet)
  }

  private var identity: HTML {
    facts([
      ("Teléfono", "\(veiled(profile.phone))"),
      ("Correo", "\(profile.email == nil ? "Sin dato" : veiled(profile.email))"),
      ("CURP", "\(veiled(profile.curp))"),
      ("RFC", "\(veiled(profile.rfc))"),
      ("Nacimiento", "\(profile.bornOn?.text.short ?? "Sin dato")"),
      ("Domicilio", "\(addressLine)"),
      ("Ocupación", "\(profile.occupation ?? "Sin dato")"),
      ("Ingreso al mes", "\(profile.monthlyIncome?.text ?? "Sin dato")"),
      ("CLABE", "\(veiled(profile.clabe))"),
    ])
  }
}
