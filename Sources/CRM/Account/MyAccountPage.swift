import Kernel
import Web

/// A borrower's own account for being paid: which it is, and how to correct it where the bank would
/// not take it.
struct MyAccountPage: Page {
  enum Step: Sendable {
    /// Nothing waits for another account.
    case looking
    case asking
    /// A code is on its way for this account.
    case confirming(clabe: String, veiled: String, phone: String)
  }

  let current: String?
  let step: Step
  let form: Form
  let csrf: String

  var title: String { "Mi cuenta" }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(errorSummary(form))
    <p class="lead">Aquí te depositamos\(current.map { ": \($0)." } ?? ".")</p>
    \(content)
    """
  }

  private var content: HTML {
    switch step {
    case .looking:
      notice(
        .info,
        """
        <p>No hay ningún depósito que espere otra cuenta. Si necesitas cambiarla, llámanos o acude \
        a una sucursal con tu identificación.</p>
        """)
    case .asking: asking
    case .confirming(let clabe, let veiled, let phone):
      confirming(clabe, veiled, sentTo: phone)
    }
  }

  private var asking: HTML {
    """
    \(notice(
      .warn,
      """
      <p><strong>El banco no aceptó esa cuenta.</strong> Escribe la CLABE de una cuenta que esté a \
      tu nombre; te enviamos un código para confirmar que eres tú.</p>
      """))
    \(FormView("/mi-cuenta/codigo", csrf: csrf)(
      """
      \(Field.text(
        form, "clabe", "CLABE", hint: "18 dígitos. Está en la app o en el estado de cuenta de tu "
          + "banco.", keyboard: .numeric, size: .medium, max: 24))\
      \(Field.check(form, "cuenta_propia", "La cuenta está a mi nombre"))\
      \(Button.row(Button.submit("Enviarme el código", .wide)))
      """))
    """
  }

  private func confirming(_ clabe: String, _ veiled: String, sentTo phone: String) -> HTML {
    """
    <p>Te depositaremos en <strong>\(veiled)</strong>. Te enviamos un código al \(phone).</p>
    \(FormView("/mi-cuenta", csrf: csrf)(
      """
      \(Field.hidden("clabe", clabe))\
      \(Field.code(
        form, "codigo", "Código", hint: "Vale cinco minutos. No lo compartas con nadie."))\
      \(Button.row(Button.submit("Cambiar mi cuenta", .wide)))
      """))
    <p><a href="/mi-cuenta">Corregir la CLABE o pedir otro código</a></p>
    """
  }

  static var samples: KeyValuePairs<String, MyAccountPage> {
    let current = "BBVA México, termina en 2345"
    return [
      "sin nada pendiente": MyAccountPage(
        current: current, step: .looking, form: Form(), csrf: "t"),
      "por corregir": MyAccountPage(current: current, step: .asking, form: Form(), csrf: "t"),
      "por confirmar": MyAccountPage(
        current: current,
        step: .confirming(
          clabe: "014180000000000005", veiled: "Santander, termina en 0005",
          phone: "55 •••• 5678"), form: Form(), csrf: "t"),
    ]
  }
}
