import Web

extension SignInPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">Acceso exclusivo para el personal.</p>
    \(refusal.map { alert($0) })
    \(FormView("/oficina/entrar", csrf: csrf)("""
      \(Field.hidden("siguiente", next))
      \(Field.text(form, "usuario", "Usuario", autocomplete: "username", size: .medium, max: 40))
      \(Field.password(form, "contrasena", "Contraseña"))
      \(Button.row(Button.submit("Continuar")))
      """))
    <p class="hint">Después se pide el código del autenticador. Sin el teléfono, sirve uno de los \
    códigos de recuperación.</p>
    """
  }
}

/// What went wrong, read aloud at once.
func alert(_ message: String) -> HTML {
  "<div role=\"alert\">\(notice(.bad, "<p>\(message)</p>"))</div>"
}
