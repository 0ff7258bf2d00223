import Web

/// Everything that answers to what was typed, by kind.
struct SearchPage: Page {
  let query: String
  let groups: [Group]

  struct Group: Sendable {
    let title: String
    let hits: [SearchHit]
  }

  var title: String { query.isEmpty ? "Buscar" : "Buscar «\(query)»" }
  var width: PageWidth { .wide }
  var breadcrumbs: [Crumb] { [Crumb("Inicio", "/oficina")] }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(groups.isEmpty ? nothing : groups.map(section).joined())
    """
  }

  private var nothing: HTML {
    emptyState(
      query.isEmpty ? "Escriba a quién o qué busca" : "No hay nada con «\(query)»",
      """
      Busque por nombre (con o sin acentos), CURP, RFC, teléfono de diez dígitos, folio, o los \
      últimos cuatro dígitos de la CLABE.
      """)
  }

  private func section(_ group: Group) -> HTML {
    card(
      group.title,
      table(
        group.title,
        [
          Column("Resultado", .heading) { "<a href=\"\($0.href)\">\($0.title)</a>" },
          Column("Detalle") { "\($0.detail)" },
        ], group.hits))
  }

  static var samples: KeyValuePairs<String, SearchPage> {
    [
      "con resultados": SearchPage(
        query: "munoz",
        groups: [
          Group(
            title: "Personas",
            hits: [
              SearchHit(
                "Muñoz Ríos, Guadalupe", detail: "CURP ••••RS09 · 2 créditos", href: "/oficina")
            ])
        ]),
      "sin resultados": SearchPage(query: "xyz", groups: []),
      "vacía": SearchPage(query: "", groups: []),
    ]
  }
}
