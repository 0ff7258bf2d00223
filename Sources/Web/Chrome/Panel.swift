/// A module's part of a page that gathers (a person, a loan): CaudalServer composes them in order.
public struct Panel<Subject: Sendable>: Sendable {
  public let title: String
  public let order: Int
  public let view: @Sendable (Visit, Subject) async throws -> HTML

  public init(
    _ title: String, order: Int,
    view: @escaping @Sendable (Visit, Subject) async throws -> HTML
  ) {
    self.title = title
    self.order = order
    self.view = view
  }
}

/// A module's answer to the one search box.
public struct SearchSource: Sendable {
  public let title: String
  public let order: Int
  public let find: @Sendable (Visit, _ query: String) async throws -> [SearchHit]

  public init(
    _ title: String, order: Int,
    find: @escaping @Sendable (Visit, _ query: String) async throws -> [SearchHit]
  ) {
    self.title = title
    self.order = order
    self.find = find
  }
}

public struct SearchHit: Hashable, Sendable {
  public let title: String
  public let detail: String
  public let href: Href
  /// The query was exactly this thing's number: the search goes straight to it.
  public let isExact: Bool

  public init(_ title: String, detail: String, href: Href, isExact: Bool = false) {
    self.title = title
    self.detail = detail
    self.href = href
    self.isExact = isExact
  }
}
