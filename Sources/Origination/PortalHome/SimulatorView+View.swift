import Kernel
import Web

extension SimulatorView {
  static let fragment = "simulacion"

  /// A plain GET form; `simulator.js` asks again as it changes and puts the answer in place.
  var html: HTML {
    """
    <section class="card simulator" aria-labelledby="simulador-titulo">
    <h2 id="simulador-titulo">¿Cuánto necesitas?</h2>
    <form method="get" action="/#simulador-titulo" data-live="\(Self.fragment)" novalidate>
    \(products.count > 1 ? choices : Field.hidden("producto", chosen))
    \(amountField)
    \(termField)
    <p data-live-submit>\(Button.submit("Calcular", .quiet))</p>
    </form>
    <div id="\(Self.fragment)" aria-live="polite">\(resultHTML)</div>
    </section>
    """
  }

  /// What changes with the form, and nothing else.
  var resultHTML: HTML {
    guard let result else { return errorSummary(form) }
    return result.html
  }

  private var choices: HTML {
    let summary = products.first { $0.value == chosen }?.detail
    return """
      \(chips("producto", "Tipo de crédito", products, kind: "chips chips-wide"))
      \(summary.map { "<p class=\"hint\">\($0)</p>" as HTML })
      """
  }

  private var amountField: HTML {
    let (low, high) = (amounts.low, amounts.high)
    return """
      \(Field.money(form, "monto", "Monto", hint: "De \(low.text) a \(high.text)"))
      <input type="range" class="slider" data-twin="monto" data-live-show hidden \
      aria-label="Monto" min="\(low.plain)" max="\(high.plain)" step="\(amounts.step.plain)" \
      value="\(form.typed("monto"))">
      """
  }

  private var termField: HTML {
    let choices = terms.map { Choice(String($0), String($0)) }
    return chips("plazo", "Plazo en \(periodsWord)", choices, kind: "chips")
  }

  /// Radios side by side: each is its own big target. Another product is another form.
  private func chips(_ name: String, _ label: String, _ choices: [Choice], kind: String) -> HTML {
    let radios = choices.enumerated().map { index, choice in
      let id = index == 0 ? name : "\(name)-\(choice.value)"
      let chosen: HTML = form.isChosen(name, choice.value) ? " checked" : ""
      return """
        <label for="\(id)"><input type="radio" id="\(id)" name="\(name)" \
        value="\(choice.value)"\(chosen)><span>\(choice.label)</span></label>
        """ as HTML
    }
    let reload: HTML = name == "producto" ? " data-live-reload" : ""
    return """
      <fieldset class="field"><legend>\(label)</legend>
      \(form.error(name).map { "<p class=\"error\" id=\"\(name)-error\">\($0)</p>" as HTML })
      <div class="\(kind)"\(reload)>\(radios)</div></fieldset>
      """
  }
}

extension SimulationView {
  var html: HTML {
    """
    <div class="sim-out">
    <div class="wide"><p class="stat-label">\(isPerMember ? "Cada integrante paga" : "Pagas") \
    cada \(period)</p><p class="big-figure">\(payment)</p>
    <p class="hint">\(term)\(firstPayment.map { ". El primer pago es de \($0)" as HTML })\
    \(lastPayment.map { ". El último pago es de \($0)" as HTML })</p></div>
    </div>
    \(sums([("Te depositamos", "\(deposit)")], total: ("Total a pagar, con IVA", "\(total)")))
    \(cat.map(catBox))
    \(application.map { Button.row(Button.link("Pedir este crédito", $0, .wide)) } ?? Self.atBranch)
    \(disclosure("Tasa, comisiones y condiciones", sums(conditions.map { ($0.0, "\($0.1)") })))
    \(disclosure("Tabla de pagos", schedule))
    """
  }

  private static let atBranch = notice(
    .info, "<p>Los grupos se forman en sucursal. Aquí abajo están las direcciones.</p>")

  private func catBox(_ cat: String) -> HTML {
    """
    <div class="cat"><p><b>CAT \(cat)</b> <strong>Sin IVA.</strong></p>
    <p class="hint">Para fines informativos y de comparación. Calculado el \(calculatedOn), \
    suponiendo el depósito ese día.</p></div>
    """
  }

  private var schedule: HTML {
    table(
      "Tabla de pagos",
      [
        Column("Núm.", .heading) { "\($0.number)" }, Column("Fecha límite") { "\($0.dueOn)" },
        Column("Pago", .number) { "<strong>\($0.total)</strong>" },
        Column("Capital", .number) { "\($0.principal)" },
        Column("Interés", .number) { "\($0.interest)" },
        Column("IVA", .number) { "\($0.iva)" },
        Column("Saldo", .number) { "\($0.balance)" },
      ], rows)
  }
}
