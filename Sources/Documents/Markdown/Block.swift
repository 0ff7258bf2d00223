/// A piece of a page, as read from Markdown.
public indirect enum Block: Hashable, Sendable {
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  case list(ordered: Bool, start: Int, items: [[Block]])
  case table(Table)
  case quote([Block])
  case code(String)
  case rule
}

/// A table of a document. One with an empty header row is a fact sheet: label and value.
public struct Table: Hashable, Sendable {
  public enum Alignment: Hashable, Sendable { case leading, centre, trailing }

  public let alignments: [Alignment]
  public let header: [[Inline]]
  public let rows: [[[Inline]]]

  public var isFactSheet: Bool { header.allSatisfy(\.isEmpty) }
}

/// A run of words, as read from Markdown.
public indirect enum Inline: Hashable, Sendable {
  case text(String)
  case strong([Inline])
  case emphasis([Inline])
  case code(String)
  case link([Inline], url: String)
  case lineBreak
}

extension [Inline] {
  /// The words without their dress.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .strong(let inner), .emphasis(let inner), .link(let inner, _): inner.plainText
      case .lineBreak: " "
      }
    }.joined()
  }
}

extension Inline {
  /// `***like this***`: the figure of a row, drawn in the largest type.
  var figure: [Inline]? {
    switch self {
    case .emphasis(let inner):
      guard inner.count == 1, case .strong(let figure) = inner[0] else { return nil }
      return figure
    case .strong(let inner):
      guard inner.count == 1, case .emphasis(let figure) = inner[0] else { return nil }
      return figure
    case .text, .code, .link, .lineBreak: return nil
    }
  }
}
