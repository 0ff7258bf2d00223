/// Walks a template with the values it will be drawn with and finds the first tag that would
/// print nothing. A section that stays closed asks for nothing.
struct EmptyValues {
  private let values: TemplateValues

  init(in values: TemplateValues) { self.values = values }

  func first(in tags: [Tag]) -> Tag? { first(in: tags, rows: [values]) }

  private func first(in tags: [Tag], rows: [TemplateValues]) -> Tag? {
    for tag in tags {
      if let empty = first(in: tag, rows: rows) { return empty }
    }
    return nil
  }

  private func first(in tag: Tag, rows: [TemplateValues]) -> Tag? {
    let value = rows.reversed().lazy.compactMap { $0[tag.name] }.first
    let isEmpty = value?.isEmpty ?? true
    switch tag.kind {
    case .variable: return isEmpty ? tag : nil
    case .inverted(let inner): return isEmpty ? first(in: inner, rows: rows) : nil
    case .section(let inner):
      guard let value, !isEmpty else { return nil }
      switch value {
      case .list(let items):
        return items.lazy.compactMap { first(in: inner, rows: rows + [$0]) }.first
      case .text, .flag: return first(in: inner, rows: rows)
      }
    }
  }
}
