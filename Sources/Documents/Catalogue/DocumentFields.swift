/// Facts that documents speak of, each with the name that a template uses for it. One list
/// gives the catalogue its variables and a document its values, so they cannot part.
public protocol DocumentFields: Sendable {
  static var sample: Self { get }
  var entries: [Entry] { get }
}

/// A fact, its name in templates and what it means.
public struct Entry: Sendable {
  let name: String
  let meaning: String
  let value: TemplateValue
  let required: Bool
  let fields: [Variable]

  /// Always given.
  public static func text(_ name: String, _ meaning: String, _ text: String) -> Entry {
    Entry(name: name, meaning: meaning, value: .text(text), required: true, fields: [])
  }

  /// Absent where there is none; templates hold it in a section.
  public static func optional(_ name: String, _ meaning: String, _ text: String?) -> Entry {
    Entry(name: name, meaning: meaning, value: .text(text ?? ""), required: false, fields: [])
  }

  public static func flag(_ name: String, _ meaning: String, _ holds: Bool) -> Entry {
    Entry(name: name, meaning: meaning, value: .flag(holds), required: false, fields: [])
  }

  public static func rows<Row: DocumentFields>(
    _ name: String, _ meaning: String, _ rows: [Row]
  ) -> Entry {
    Entry(
      name: name, meaning: meaning, value: .list(rows.map(\.values)), required: false,
      fields: Row.variables)
  }
}

extension DocumentFields {
  public var values: TemplateValues {
    TemplateValues(Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first })
  }

  public static var variables: [Variable] {
    sample.entries.map {
      Variable(
        $0.name, $0.meaning, sample: $0.value, required: $0.required, fields: $0.fields)
    }
  }
}
