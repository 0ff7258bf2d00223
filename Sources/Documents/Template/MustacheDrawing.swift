import Mustache

/// Draws a template with swift-mustache. The values go in already escaped for where they will
/// stand; names with dots become nested dictionaries, as Mustache looks them up.
struct MustacheDrawing: Sendable {
  private let template: MustacheTemplate

  init(_ source: String) throws {
    template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + source)
  }

  func draw(_ values: TemplateValues, escaping: (String) -> String) -> String {
    template.render(context(values, escaping: escaping))
  }

  private func context(_ values: TemplateValues, escaping: (String) -> String) -> [String: Any] {
    var nested: [String: Any] = [:]
    for (name, value) in values.byName where !value.isEmpty {
      let parts = name.split(separator: ".").map(String.init)
      insert(plain(value, escaping: escaping), at: parts[...], into: &nested)
    }
    return nested
  }

  private func plain(_ value: TemplateValue, escaping: (String) -> String) -> Any {
    switch value {
    case .text(let text): escaping(text)
    case .flag(let holds): holds
    case .list(let rows): rows.map { context($0, escaping: escaping) }
    }
  }

  private func insert(_ value: Any, at path: ArraySlice<String>, into tree: inout [String: Any]) {
    guard let head = path.first else { return }
    guard path.count > 1 else {
      tree[head] = value
      return
    }
    var branch = tree[head] as? [String: Any] ?? [:]
    insert(value, at: path.dropFirst(), into: &branch)
    tree[head] = branch
  }
}
