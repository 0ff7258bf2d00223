/// What a tag stands for: words, a yes or no that opens a section, or rows that repeat it.
public indirect enum TemplateValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)
  case list([TemplateValues])

  /// Nothing to show: blank words, a no, or no rows.
  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .flag(let holds): !holds
    case .list(let rows): rows.isEmpty
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// Values by the name of their variable: `credito.monto` → "$10,000.00".
public struct TemplateValues: Hashable, Sendable {
  public private(set) var byName: [String: TemplateValue]

  public init(_ byName: [String: TemplateValue] = [:]) { self.byName = byName }

  public subscript(name: String) -> TemplateValue? {
    get { byName[name] }
    set { byName[name] = newValue }
  }

  /// Both sets of values; where a name is in both, the later one holds.
  public static func + (earlier: Self, later: Self) -> Self {
    Self(earlier.byName.merging(later.byName) { _, new in new })
  }
}

extension TemplateValues: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    byName = Dictionary(elements) { _, new in new }
  }
}
