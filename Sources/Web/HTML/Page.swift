/// A page is a pure function of its model. It is written in two files: what it says
/// (`LoanPage.swift`) and how it looks (`LoanPage+View.swift`).
public protocol Page: Sendable {
  /// In the browser's tab and at the head of the page's story.
  var title: String { get }
  var body: HTML { get }
  /// From the root to the parent; the page itself is not listed.
  var breadcrumbs: [Crumb] { get }
  /// Small ES modules that this page can use; it works without them.
  var scripts: [Script] { get }
  var width: PageWidth { get }
  /// One of each state that a person may meet, by name: rendered by tests and by `/preview`.
  static var samples: KeyValuePairs<String, Self> { get }
}

extension Page {
  public var breadcrumbs: [Crumb] { [] }
  public var scripts: [Script] { [] }
  public var width: PageWidth { .reading }
}

/// Where one came from.
public struct Crumb: Hashable, Sendable {
  public let title: String
  public let href: Href

  public init(_ title: String, _ href: Href) {
    self.title = title
    self.href = href
  }
}

/// How much of a wide screen a page wants: words read best in a column, tables want it all.
public enum PageWidth: String, Hashable, Sendable {
  case reading, wide
}

/// One of the modules under `web/`, by the name of its file.
public enum Script: String, Hashable, Sendable, CaseIterable {
  case house, simulator, camera, location
}
