import Foundation
import Kernel
import Web

/// Everyone who works here, and a form for one more.
struct StaffPage: Page {
  struct Line: Sendable {
    let id: StaffID
    let name: String
    let username: String
    let roles: String
    let branch: String
    let state: Badge
    let isOpen: Bool
    let isSelf: Bool
  }

  let lines: [Line]
  let form: Form
  let roles: [Choice]
  let branches: [Choice]
  let csrf: String

  var title: String { "Personal" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, StaffPage> {
    [
      "una": StaffPage(
        lines: [
          Line(
            id: StaffID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))),
            name: "Ana López", username: "ana", roles: "Analista", branch: "Centro",
            state: Badge("Activa", .good), isOpen: true, isSelf: false)
        ], form: Form(), roles: [Choice("analyst", "Analista")],
        branches: [Choice("centro", "Centro")], csrf: "t")
    ]
  }
}

extension StaffPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    \(table("Cuentas del personal", [
      Column<Line>("Nombre", .heading) {
        "<a href=\"/oficina/personal/\($0.id)\">\($0.name)</a>"
      },
      Column<Line>("Usuario") { "<code>\($0.username)</code>" },
      Column<Line>("Roles") { "\($0.roles)" },
      Column<Line>("Sucursal") { "\($0.branch)" },
      Column<Line>("Estado") { $0.state.html },
      Column<Line>("Acciones") { [csrf] in Self.acts($0, csrf) },
    ], lines))
    \(card("Agregar a alguien", FormView("/oficina/personal", csrf: csrf)("""
      \(errorSummary(form))
      \(Field.text(form, "nombre", "Nombre completo", size: .medium, max: 120))
      \(Field.text(form, "usuario", "Usuario", hint: "Como ana.lopez", size: .medium, max: 40))
      \(Field.select(form, "rol", "Rol", roles))
      \(Field.select(form, "sucursal", "Sucursal (opcional)", branches))
      \(Field.password(
        form, "contrasena", "Contraseña inicial (12 caracteres o más)",
        hint: "La cambiará al entrar por primera vez.", autocomplete: "new-password"))
      \(Button.row(Button.submit("Agregar")))
      """)))
    """
  }

  private static func acts(_ line: Line, _ csrf: String) -> HTML {
    guard line.isOpen, !line.isSelf else { return .empty }
    return Button.row(
      Button.post(
        "Restablecer autenticador", "/oficina/personal/\(line.id)/autenticador", csrf: csrf,
        .quiet),
      Button.post("Dar de baja", "/oficina/personal/\(line.id)/baja", csrf: csrf, .danger))
  }
}
