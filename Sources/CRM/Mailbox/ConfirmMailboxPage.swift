import Web

/// What the link of a confirmation opens: one button, because programs that look into mail open
/// links by themselves.
struct ConfirmMailboxPage: Page {
  let token: String
  let isDone: Bool
  let brand: String
  let csrf: String

  var title: String { isDone ? "Tu correo está confirmado" : "Confirma tu correo" }

  var body: HTML {
    guard !isDone else {
      return """
        <h1>\(title)</h1>
        <p class="lead">Desde ahora \(brand) te envía ahí tu contrato, tus recibos y tus avisos.</p>
        \(Button.row(Button.link("Ir al inicio", "/")))
        """
    }
    return """
      <h1>\(title)</h1>
      <p class="lead">Si diste este correo en \(brand), confírmalo aquí.</p>
      \(FormView("/correo/\(token)", csrf: csrf)(
        Button.row(Button.submit("Sí, es mi correo", .wide))))
      """
  }

  static var samples: KeyValuePairs<String, ConfirmMailboxPage> {
    [
      "por confirmar": ConfirmMailboxPage(
        token: "abc", isDone: false, brand: "Solera", csrf: "t"),
      "confirmado": ConfirmMailboxPage(
        token: "abc", isDone: true, brand: "<script>alert(1)</script>", csrf: "t"),
    ]
  }
}
