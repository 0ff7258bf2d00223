import Kernel
import Web

extension SimulatorView {
  static let fragment = "simulacion"

  /// A plain GET form; `simulator.js` asks again as it changes and puts the answer in place.
  var html: HTML {
    """
    <section class="card simulator" aria-labelledby="simulador-titulo">
    <h2 id="simulador-titulo">¿Cuánto necesitas?</h2>
    <form method="get" action="/" data-live="\(Self.fragment)" novalidate>
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
    Field.radios(form, "producto", "Tipo de crédito", products)
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
    let error = form.error("plazo")
    return """
      <fieldset class="field"><legend>Plazo en \(periodsWord)</legend>
      \(error.map { "<p class=\"error\" id=\"plazo-error\">\($0)</p>" as HTML })
      <div class="chips">\(terms.enumerated().map { index, count in
        let id = index == 0 ? "plazo" : "plazo-\(count)"
        let chosen: HTML = form.isChosen("plazo", String(count)) ? " checked" : ""
        return """
          <label for="\(id)"><input type="radio" id="\(id)" name="plazo" value="\(count)"\(chosen)>\
          <span>\(count)</span></label>
          """ as HTML
      })</div></fieldset>
      """
  }
}

extension SimulationView {
  var html: HTML {
    """
    <div class="sim-out">
    <div class="wide"><p class="stat-label">\(isPerMember ? "Cada integrante paga" : "Pagas") \
    cada \(period)</p><p class="big-figure">\(payment)</p>
    <p class="hint">\(term)\(firstPayment.map { ". El primer pago es de \($0)" as HTML })</p></div>
    </div>
    \(sums([("Te depositamos", "\(deposit)")], total: ("Total a pagar, con IVA", "\(total)")))
    \(cat.map(catBox))
    \(Button.row(Button.link("Pedir este crédito", application, .wide)))
    \(disclosure("Tasa, comisiones y condiciones", sums(conditions.map { ($0.0, "\($0.1)") })))
    \(disclosure("Tabla de pagos", schedule))
    """
  }

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
