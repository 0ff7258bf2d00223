import Kernel
import Web

extension StepPage {
  var body: HTML {
    let index = (ApplyStep.allCases.firstIndex(of: step) ?? 0) + 1
    return """
      \(progress(index, of: ApplyStep.allCases.count, step.title))
      <h1>\(step.title)</h1>
      \(errorSummary(form))
      \(question)
      <p class="hint">Guardamos cada pantalla: puedes salir y seguir después.</p>
      """
  }

  private var action: Href { "/solicitud/\(application)/\(step.rawValue)" }

  /// A postal code alone changes nothing yet: it is asked for, not sent in.
  private var question: HTML {
    if step == .domicilio, case .code = address {
      return """
        <form method="get" action="\(action)" novalidate>
        \(fields)
        \(Button.row(Button.submit("Continuar")))
        </form>
        """
    }
    return FormView(action, csrf: csrf, encoding: step == .ine ? .files : .fields)(
      """
      \(fields)
      \(Button.row(Button.submit("Guardar y continuar")))
      """)
  }

  private var fields: HTML {
    switch step {
    case .identidad: identityFields
    case .domicilio: addressFields
    case .ingresos: incomeFields
    case .declaraciones: declarationFields
    case .ine: photographFields
    case .permisos: permitFields
    case .revisar: .empty
    }
  }

  private var identityFields: HTML {
    let countries = Country.all.map { Choice($0.alpha3, $0.name) }
    let places = Birthplace.all.map { Choice($0.rawValue, $0.name) }
    return """
      \(Field.text(form, "nombre", "Nombre o nombres", autocomplete: "given-name", max: 60))\
      \(Field.text(form, "primer_apellido", "Primer apellido", autocomplete: "family-name",
        max: 60))\
      \(Field.text(form, "segundo_apellido", "Segundo apellido (opcional)", max: 60))\
      \(mailbox)\
      \(Field.text(form, "curp", "CURP", hint: "18 letras y números, como en tu INE.", max: 24))\
      \(curpWarning)\
      \(Field.text(form, "rfc", "RFC", hint: "13 letras y números, con homoclave.", max: 20))\
      \(rfcWarning)\
      \(Field.select(form, "pais_nacimiento", "País donde naciste", countries))\
      \(Field.select(form, "entidad_nacimiento", "Entidad donde naciste", places))\
      \(Field.select(form, "nacionalidad", "Nacionalidad", countries))
      """
  }

  private var mailbox: HTML {
    guard writesMail else { return .empty }
    return Field.text(
      form, "correo", "Correo electrónico (opcional)",
      hint: "Ahí te enviamos tu contrato y tus recibos, cuando confirmes que es tuyo.",
      keyboard: .email, autocomplete: "email", max: 150)
  }

  /// Said once: whoever continues with the same RFC has compared it.
  private var rfcWarning: HTML {
    guard let rfc = RFC(form.typed("rfc")), let words = rfc.checkDigitWarning else { return .empty }
    return """
      \(notice(.warn, "<p>\(words) Si es el tuyo, continúa.</p>"))\
      \(Field.hidden("rfc_comparado", rfc.text))
      """
  }

  /// Said once too: any other CURP or name is compared again.
  private var curpWarning: HTML {
    guard let compared = IdentityStep.curpToCompare(form) else { return .empty }
    return """
      \(notice(
        .warn,
        """
        <p>Tu CURP no corresponde con el nombre que escribiste. Revisa los dos; si así están en \
        tu INE, continúa.</p>
        """))\
      \(Field.hidden("curp_comparada", compared))
      """
  }

  private var addressFields: HTML {
    AddressFields(form: form, question: address, again: "\(action)?cp=").content
  }

  private var incomeFields: HTML {
    """
    \(Field.select(form, "ocupacion", "A qué te dedicas",
      IncomeStep.occupations.map { Choice($0, $0) }))\
    \(Field.money(form, "ingreso_mensual", "Cuánto ganas al mes",
      hint: "Lo que te queda en un mes normal, sin contar préstamos."))\
    \(Field.text(form, "clabe", "CLABE de tu cuenta",
      hint: "18 dígitos. La encuentras en la app de tu banco. Ahí depositamos.",
      keyboard: .numeric, size: .medium, max: 24))\
    \(Field.check(form, "cuenta_propia", "La cuenta está a mi nombre"))
    """
  }

  private var declarationFields: HTML {
    let yesNo = [Choice("no", "No"), Choice("si", "Sí")]
    return """
      \(Field.radios(form, "pep",
        "¿Tienes o tuviste un cargo público importante, o es familiar tuyo quien lo tiene?",
        yesNo, hint: "Por ejemplo: alcaldía, diputación, dirección en el gobierno."))\
      \(Field.radios(form, "cuenta_propia", "¿El crédito es para ti y no a nombre de otra persona?",
        [Choice("si", "Sí, es para mí"), Choice("no", "No, es para alguien más")]))\
      \(Field.select(form, "origen", "¿De dónde saldrá el dinero de tus pagos?",
        DeclarationsStep.origins.map { Choice($0, $0) }))
      """
  }

  private var photographFields: HTML {
    """
    <p>Toma las fotos con buena luz, sin brillos, y que se lean las cuatro esquinas.</p>
    \(Field.photo(form, "ineFront", "Frente de tu INE"))\
    \(Field.photo(form, "ineBack", "Reverso de tu INE"))
    """
  }

  private var permitFields: HTML {
    """
    \(permit("datos_financieros", "Acepto que usen mis datos financieros para evaluarme"))\
    \(asksBureau ? permit("buro", "Autorizo consultar mi historial de crédito") : .empty)\
    \(permit("mercadotecnia", "Quiero recibir promociones (opcional)"))
    """
  }

  private func permit(_ name: String, _ label: String) -> HTML {
    """
    <fieldset><legend class="visually-hidden">\(label)</legend>
    \(texts[name].map { disclosure("Leer el texto completo", $0) })\
    \(Field.check(form, name, "\(label)"))</fieldset>
    """
  }
}
