import Vault
import Web

/// The first sign-in: the person's authenticator learns the secret.
struct EnrolPage: Page {
  let issuer: String
  let username: String
  let secret: [UInt8]
  let refusal: String?
  let next: String
  let csrf: String

  var title: String { "Active su autenticador" }

  static var samples: KeyValuePairs<String, EnrolPage> {
    [
      "primera vez": EnrolPage(
        issuer: "Solera", username: "ana", secret: Array("12345678901234567890".utf8),
        refusal: nil, next: "/oficina", csrf: "t")
    ]
  }

  /// In groups of four, to type by hand.
  var groups: String {
    let text = Base32.encode(secret)
    return stride(from: 0, to: text.count, by: 4)
      .map { String(text.dropFirst($0).prefix(4)) }
      .joined(separator: " ")
  }

  var drawing: HTML? {
    QRCode.drawn(
      TOTP.enrolmentURI(secret, issuer: issuer, account: username),
      label: "Código QR para el autenticador")
  }
}

extension EnrolPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">Desde hoy se entra con la contraseña y un código del teléfono.</p>
    \(refusal.map { alert($0) })
    <ol>
    <li>Instale una aplicación de códigos (Aegis, 2FAS, Google Authenticator u otra).</li>
    <li>Agregue una cuenta leyendo este QR.</li>
    <li>Escriba abajo el código que muestre.</li>
    </ol>
    \(drawing)
    \(disclosure("No puedo leer el QR", """
      <p>Escriba esta clave en la aplicación, para la cuenta <strong>\(username)</strong>:</p>
      <p><code>\(groups)</code></p>
      <p class="hint">Tipo: por tiempo, 6 dígitos, 30 segundos.</p>
      """))
    \(FormView("/oficina/entrar/inscripcion", csrf: csrf)("""
      \(Field.hidden("siguiente", next))
      \(Field.code(Form(), "codigo", "Código que muestra la aplicación"))
      \(Button.row(Button.submit("Activar y entrar")))
      """))
    """
  }
}

/// Shown once, after enrolling: for the day the phone is lost.
struct RecoveryCodesPage: Page {
  let codes: [String]
  let next: Href

  var title: String { "Guarde sus códigos de recuperación" }

  static var samples: KeyValuePairs<String, RecoveryCodesPage> {
    ["diez": RecoveryCodesPage(codes: ["ABCD-EFGH-IJKL-MNOP"], next: "/oficina")]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">Si pierde el teléfono, cada uno sirve para entrar una vez. No los volveremos a \
    mostrar.</p>
    \(card(nil, """
      <ul>\(codes.map { "<li><code>\($0)</code></li>\n" as HTML })</ul>
      """))
    <p>Imprímalos o guárdelos en su administrador de contraseñas, nunca en el mismo teléfono.</p>
    \(Button.row(Button.link("Ya los guardé, continuar", next), Button.print))
    """
  }
}
