import Web

extension DecisionPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    \(card("Respuesta", """
      <p>\(outcome.badge.html)</p>
      \(Self.bullets(reasons))
      """))
    \(conditions.isEmpty ? .empty : card("Condiciones", Self.bullets(conditions)))
    \(offers.isEmpty ? .empty : card("Ofertas", Self.bullets(offers)))
    \(Self.faultNotice(faults))
    \(tables.map { card("Tabla «\($0.name)»", Self.rulesTable($0)) })
    \(Self.told("Cálculos", of: figures))
    \(Self.told("Con qué datos", of: inputs))
    \(card("De dónde sale", facts([
      ("Política", "\(policy)"), ("Huella", "<code>\(fingerprint)</code>"), ("Motor", "\(engine)"),
      ("Fecha", "\(decidedAt)"), ("Al repetirla hoy", "\(repetition.words)"),
    ])))
    \(repetition != .different ? .empty : notice(.bad, """
      <p>La misma política con los mismos datos ya no da esta respuesta. Avise a cumplimiento.</p>
      """))
    """
  }

  /// What the application's page shows of it.
  var summary: HTML {
    """
    <p>\(outcome.badge.html) \(policy)</p>
    \(Self.bullets(reasons))
    \(conditions.isEmpty ? .empty : "<h3>Condiciones</h3>\(Self.bullets(conditions))")
    \(offers.isEmpty ? .empty : "<h3>Ofertas</h3>\(Self.bullets(offers))")
    \(Self.faultNotice(faults))
    \(tables.map { "<h3>Tabla «\($0.name)»</h3>\(Self.rulesTable($0))" as HTML })
    """
  }

  private static func told(_ title: String, of figures: [Figure]) -> HTML {
    figures.isEmpty ? .empty : card(title, facts(figures.map { ($0.name, "\($0.value)") }))
  }

  private static func bullets(_ items: [String]) -> HTML {
    "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>"
  }

  private static func faultNotice(_ faults: [String]) -> HTML {
    faults.isEmpty
      ? .empty
      : notice(
        .warn,
        """
        <p>La política no pudo responder y una persona decide. Quien la escribe debe corregirla:</p>
        \(bullets(faults))
        """)
  }

  static func rulesTable(_ seen: RuleTable) -> HTML {
    table(
      "Reglas de «\(seen.name)»",
      [
        Column("Regla", .heading) { "\($0.words)" },
        Column("Se vio") { "\($0.saw)" },
        Column("¿Se aplicó?") { $0.badge.html },
        Column("Si se aplica") { "\($0.then)" },
      ], seen.rules)
  }
}

extension DecisionPage.RuleLine {
  fileprivate var badge: Badge { applied ? Badge("Sí", .warn) : Badge("No", .plain) }
}

extension ReplayDecision.Repetition {
  fileprivate var words: String {
    switch self {
    case .same: "Da lo mismo"
    case .different: "Da otra respuesta"
    case .notRun: "No se repite: se muestra lo que se guardó"
    }
  }
}
