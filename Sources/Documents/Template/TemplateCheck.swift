/// Compares the tags of a template with the catalogue: every name must exist, be used as what it
/// is, and what must be shown must be there.
struct TemplateCheck {
  let catalogue: TemplateCatalogue

  func problems(in tags: [Tag]) -> [TemplateProblem] {
    let shown = Set(names(in: tags))
    let missing = catalogue.mustShow.filter { !shown.contains($0) }.map {
      TemplateProblem(
        line: 0, message: "La plantilla no muestra «\($0)».",
        whatToDo: "Agregue {{\($0)}}: \(catalogue[$0]?.meaning ?? "").")
    }
    return check(tags, rows: []) + missing
  }

  private func check(_ tags: [Tag], rows: [[Variable]]) -> [TemplateProblem] {
    tags.flatMap { check($0, rows: rows) }
  }

  private func check(_ tag: Tag, rows: [[Variable]]) -> [TemplateProblem] {
    guard let variable = lookUp(tag.name, rows: rows) else { return [unknown(tag, rows: rows)] }
    switch (tag.kind, variable.sample) {
    case (.variable, .text): return []
    case (.variable, .flag), (.variable, .list):
      return [
        TemplateProblem(
          line: tag.line, message: "«\(tag.name)» no es un texto.",
          whatToDo: "Úsela como sección: {{#\(tag.name)}}…{{/\(tag.name)}}.")
      ]
    case (.section(let inner), .list): return check(inner, rows: rows + [variable.fields])
    case (.section(let inner), .text), (.section(let inner), .flag), (.inverted(let inner), _):
      return check(inner, rows: rows)
    }
  }

  private func lookUp(_ name: String, rows: [[Variable]]) -> Variable? {
    for fields in rows.reversed() {
      if let field = fields.first(where: { $0.name == name }) { return field }
    }
    return catalogue[name]
  }

  private func unknown(_ tag: Tag, rows: [[Variable]]) -> TemplateProblem {
    let inRow = rows.last.map { " En cada renglón hay: \($0.map(\.name).joined(separator: ", "))." }
    let hint = catalogue.nearest(to: tag.name).map { "¿Quiso decir «\($0)»?" }
    return TemplateProblem(
      line: tag.line, message: "No existe la variable «\(tag.name)».",
      whatToDo: (hint ?? "Vea el catálogo de variables.") + (inRow ?? ""))
  }

  private func names(in tags: [Tag]) -> [String] {
    tags.flatMap { tag in
      switch tag.kind {
      case .variable: [tag.name]
      case .section(let inner): [tag.name] + names(in: inner)
      case .inverted(let inner): names(in: inner)
      }
    }
  }
}
