import Web

extension DecisionPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    \(card("Respuesta", """
      <p>\(outcome.badge.html)</p>
      <ul>\(reasons.map { "<li>\($0)</li>" as HTML })</ul>
      """))
    \(card("Reglas", Self.rulesTable(rules)))
    \(card("De dónde sale", facts([
      ("Política", "\(policy)"), ("Fecha", "\(decidedAt)"),
      ("Al repetirla hoy", isReproduced ? "Da lo mismo" : "Da otra respuesta"),
    ])))
    \(isReproduced ? .empty : notice(.bad, """
      <p>La misma política con los mismos datos ya no da esta respuesta. Avise a cumplimiento.</p>
      """))
    """
  }

  static func rulesTable(_ rules: [RuleLine]) -> HTML {
    table(
      "Reglas de precalificación",
      [
        Column("La regla pide", .heading) { "\($0.asks)" },
        Column("Se vio") { "\($0.saw)" },
        Column("Resultado") { ($0.holds ? Badge("Cumple", .good) : Badge("No cumple", .bad)).html },
        Column("Si no se cumple") { "\($0.weight)" },
      ], rules)
  }
}
