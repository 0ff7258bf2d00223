import Kernel
import Web

/// The privacy notice first, then the telephone: nothing is asked before both are read.
struct StartPage: Page {
  let form: Form
  let csrf: String
  let wish: Wish
  let price: PriceLine
  /// Whose telephone is known is only shown the notice.
  var isSignedIn = false
  let notice: HTML

  var title: String { "Pide tu crédito" }

  var body: HTML {
    """
    <h1>Pide tu crédito</h1>
    \(errorSummary(form))
    \(card("Lo que pides", price.view))
    \(card(
      "Cómo cuidamos tus datos",
      """
      \(disclosure("Leer el aviso de privacidad", notice))
      <p><a href="/privacidad">Aviso de privacidad completo</a></p>
      """))
    \(FormView("/solicitud", csrf: csrf)(
      """
      \(wish.hiddenFields)\
      \(isSignedIn ? .empty : telephone)\
      <p class="hint">Al continuar confirmas que leíste el aviso de privacidad. \
      Nunca pedimos anticipos.</p>
      \(Button.row(Button.submit(isSignedIn ? "Continuar" : "Recibir mi código")))
      """))
    """
  }

  private var telephone: HTML {
    Field.text(
      form, "telefono", "Tu teléfono celular",
      hint: "10 dígitos. Te mandamos un código para comprobar que es tuyo.", keyboard: .tel,
      autocomplete: "tel-national", size: .medium, max: 20)
  }

  static var samples: KeyValuePairs<String, StartPage> {
    let wish = Wish(product: "quincenal", amount: .mxn(8_000), installments: 12)
    return [
      "vacía": StartPage(
        form: Form(), csrf: "t", wish: wish, price: .sample, notice: "<p>Aviso.</p>"),
      "teléfono mal escrito": StartPage(
        form: Form(
          filledWith: ["telefono": "<script>alert(1)</script>"]
        ).refused(.init([.init("telefono", "Escribe un teléfono de 10 dígitos.")])),
        csrf: "t", wish: wish, price: .sample, notice: "<p>Aviso.</p>"),
    ]
  }
}

/// The code that arrived on the phone.
struct CodePage: Page {
  let form: Form
  let csrf: String

  var title: String { "Escribe tu código" }

  var body: HTML {
    """
    <h1>Escribe tu código</h1>
    \(errorSummary(form))
    \(FormView("/solicitud/codigo", csrf: csrf)(
      """
      \(Field.hidden("producto", form.typed("producto")))\
      \(Field.hidden("monto", form.typed("monto")))\
      \(Field.hidden("plazo", form.typed("plazo")))\
      \(Field.code(
        form, "codigo", "Código de 6 dígitos",
        hint: "Te lo mandamos por mensaje. Vale 5 minutos."))\
      \(Button.row(Button.submit("Continuar")))
      """))
    <p><a href="\(Href("/solicitud").with("producto", form.typed("producto"))
      .with("monto", form.typed("monto")).with("plazo", form.typed("plazo")))">\
    Pedir otro código</a></p>
    """
  }

  static var samples: KeyValuePairs<String, CodePage> {
    [
      "vacía": CodePage(form: Form(), csrf: "t"),
      "código vencido": CodePage(
        form: Form(errors: [.init("codigo", "El código venció. Pide otro.")]), csrf: "t"),
    ]
  }
}
