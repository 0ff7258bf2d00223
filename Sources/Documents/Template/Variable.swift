import Kernel

/// A name that a template may use: what it means and what it looks like.
public struct Variable: Hashable, Sendable {
  public let name: String
  public let meaning: String
  public let sample: TemplateValue
  /// Whoever renders must give it; the others may be absent, and belong in a section.
  public let required: Bool
  /// For a list: the variables of each row.
  public let fields: [Variable]

  public init(
    _ name: String, _ meaning: String, sample: TemplateValue, required: Bool = true,
    fields: [Variable] = []
  ) {
    self.name = name
    self.meaning = meaning
    self.sample = sample
    self.required = required
    self.fields = fields
  }
}

/// All the names that templates of one kind may use, and those they must show.
public struct TemplateCatalogue: Sendable {
  public let variables: [Variable]
  /// What the law or good sense wants on every template of this kind.
  public let mustShow: [String]
  private let byName: [String: Variable]

  public init(_ variables: [Variable], mustShow: [String] = []) {
    self.variables = variables
    self.mustShow = mustShow
    byName = Dictionary(variables.map { ($0.name, $0) }) { first, _ in first }
  }

  public subscript(name: String) -> Variable? { byName[name] }

  /// A sample of everything: what previews and the tests of templates are drawn with.
  public var samples: TemplateValues {
    TemplateValues(byName.mapValues(\.sample))
  }

  /// The known name that looks most like this one, for "did you mean".
  func nearest(to name: String) -> String? {
    byName.keys.sorted().closest(to: name)
  }
}
