import Web

/// The second half of a sign-in, or the proof that a sensitive act asks for: a code.
struct CodePage: Page {
  let title: String
  let lead: String
  let action: Href
  let label: String
  let hint: String
  let submit: String
  let refusal: String?
  /// Carried along: where to go afterwards.
  let hidden: [(name: String, value: String)]
  let csrf: String
  /// Whether a phone may show only digits: a recovery code has letters.
  let isNumeric: Bool
  /// Another way out, in words.
  let otherwise: (String, Href)?

  static var samples: KeyValuePairs<String, CodePage> {
    [
      "oficina": .staff(next: "/oficina", refusal: nil, csrf: "t"),
      "con lo que se envió": .stepUp(
        StepUpForm(
          action: "/oficina/personal", fields: Fields(["nombre": "Ana"]),
          back: "/oficina/personal"), refusal: nil, csrf: "t"),
    ]
  }

  static func staff(next: String, refusal: String?, csrf: String) -> CodePage {
    CodePage(
      title: "Código del autenticador",
      lead: "Abra su aplicación de códigos y escriba los seis dígitos que muestra.",
      action: "/oficina/entrar/codigo", label: "Código",
      hint: "Seis dígitos, o un código de recuperación como ABCD-EFGH-IJKL-MNOP.",
      submit: "Entrar", refusal: refusal, hidden: [("siguiente", next)], csrf: csrf,
      isNumeric: false, otherwise: ("Empezar de nuevo", "/oficina/entrar"))
  }

  static func stepUp(_ form: StepUpForm, refusal: String?, csrf: String) -> CodePage {
    CodePage(
      title: "Confirme su identidad",
      lead: form.action == nil
        ? "Lo que sigue es delicado. Escriba un código nuevo de su autenticador."
        : "Lo que envió es delicado y todavía no se hace. Escriba un código nuevo de su "
          + "autenticador y se enviará tal como lo escribió.",
      action: "/oficina/confirmar", label: "Código",
      hint: "Seis dígitos. Cada código sirve una sola vez.", submit: "Confirmar",
      refusal: refusal, hidden: form.hidden, csrf: csrf,
      isNumeric: false,
      otherwise: ("Volver sin confirmar", Href(sameHost: form.back) ?? "/oficina"))
  }

  static func borrower(
    sentTo phone: String, next: String, refusal: String?, csrf: String
  ) -> CodePage {
    CodePage(
      title: "Escribe el código",
      lead: "Te enviamos un mensaje con seis dígitos\(phone.isEmpty ? "" : " al \(phone)").",
      action: "/entrar/codigo", label: "Código",
      hint: "Vale cinco minutos. Nunca lo compartas: nosotros jamás te lo pediremos por teléfono.",
      submit: "Entrar", refusal: refusal,
      hidden: [("siguiente", next), ("telefono", phone)], csrf: csrf,
      isNumeric: true, otherwise: ("Pedir otro código o corregir el teléfono", "/entrar"))
  }
}

extension CodePage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">\(lead)</p>
    \(refusal.map { alert($0) })
    \(FormView(action, csrf: csrf)("""
      \(hidden.map { Field.hidden($0.name, $0.value) })
      \(Field.text(
        Form(), "codigo", label, hint: hint, keyboard: isNumeric ? .numeric : .text,
        autocomplete: "one-time-code", size: .medium, max: 24))
      \(Button.row(Button.submit(submit)))
      """))
    \(otherwise.map { "<p><a href=\"\($0.1)\">\($0.0)</a></p>" as HTML })
    """
  }
}
