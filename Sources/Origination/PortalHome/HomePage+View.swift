import Web

extension HomePage {
  var body: HTML {
    """
    <div class="hero"><div class="hero-inner">
    <div>
    <h1>\(title)</h1>
    <p class="lead">\(lead)</p>
    <ul class="promise">\(promises.map {
      "<li>\(Icon.check)<span>\($0)</span></li>" as HTML
    })</ul>
    <p class="hint-strong">Presta \(lender.legalName)<br>Registro SIPRES \(lender.sipres)</p>
    </div>
    \(simulator.html)
    </div></div>
    <section class="band" aria-labelledby="como"><h2 id="como">Cómo funciona</h2>
    <ol class="how">\(steps.map {
      "<li><h3>\($0.title)</h3><p>\($0.text)</p></li>" as HTML
    })</ol></section>
    <div class="split split-even">
    <section aria-labelledby="preguntas"><h2 id="preguntas">Preguntas</h2>
    \(questions.map { disclosure($0.title, "<p>\($0.text)</p>") })
    </section>
    \(lenderCard)
    </div>
    """
  }

  private var lenderCard: HTML {
    let une: HTML = "\(lender.unePhone)<br>\(lender.uneEmail)<br>\(lender.uneHours)"
    let who: [(String, HTML)] = [
      ("Razón social", "\(lender.legalName)"), ("SIPRES", "\(lender.sipres)"),
      ("Domicilio", "\(lender.address)"), ("Teléfono", "\(lender.phone)"),
      ("Unidad de atención (UNE)", une),
    ]
    let registered = lender.recas.map { ("RECA, \($0.product)", "\($0.number)" as HTML) }
    let branches = lender.branches.map {
      "<li><strong>\($0.name)</strong>: \($0.address)</li>" as HTML
    }
    return card(
      "Quién te presta",
      """
      \(facts(who + registered))
      \(disclosure("Sucursales", "<ul>\(branches)</ul>"))
      <p class="hint">Compruébalo en el SIPRES de la CONDUSEF antes de firmar con quien sea. \
      \(brandName) no cobra por revisar tu solicitud.</p>
      <p class="hint">\(lender.legalName), para constituirse y operar con ese carácter no requiere \
      autorización de la Secretaría de Hacienda y Crédito Público, y está sujeta a la supervisión \
      de la Comisión Nacional Bancaria y de Valores únicamente para efectos del artículo 56 de la \
      Ley General de Organizaciones y Actividades Auxiliares del Crédito.</p>
      <p><a href="/privacidad">Aviso de privacidad</a></p>
      """)
  }
}
