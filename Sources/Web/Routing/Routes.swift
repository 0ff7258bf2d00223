public import Kernel

/// What a module shows: its routes, its places in the navigation and its pages' samples.
public struct Routes: Sendable {
  public private(set) var all: [Route] = []
  public private(set) var places: [Place] = []
  public private(set) var pages: [PageKind] = []

  public init() {}

  public mutating func get(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    add(.get, path, access, handler)
  }

  public mutating func post(
    _ path: String, _ access: Access, bodyLimitBytes: Int? = nil, _ handler: @escaping Handler
  ) {
    add(.post, path, access, bodyLimitBytes: bodyLimitBytes, handler)
  }

  public mutating func put(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    add(.put, path, access, handler)
  }

  public mutating func delete(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    add(.delete, path, access, handler)
  }

  /// A provider's notice: the handler checks the signature over `visit.request.rawBody`.
  public mutating func hook(_ path: String, _ handler: @escaping Handler) {
    add(.post, path, .hook, handler)
  }

  /// A method of `/api/v1`, with its line in the OpenAPI document. Its body is asked first whether
  /// it has the shape that the document says.
  public mutating func api(
    _ method: Method, _ path: String, scope: String, _ spec: APISpec, _ handler: @escaping Handler
  ) {
    precondition(path.hasPrefix("/api/"), "the API lives under /api")
    all.append(
      Route(
        method: method, path: path, access: .key(scope: scope), api: spec,
        bodyLimitBytes: Route.usualBodyBytes
      ) { visit in
        try spec.request?.checkNames(visit.request.rawBody)
        try spec.request?.check(visit.request.rawBody)
        return try await handler(visit)
      })
  }

  /// A line of the navigation, shown to those who may open it.
  public mutating func place(_ place: Place) { places.append(place) }

  /// A page's samples, for the preview and for the tests.
  public mutating func shows<P: Page>(_ page: P.Type, in frame: Reply.Frame) {
    pages.append(PageKind(page, in: frame))
  }

  public static func + (lhs: Routes, rhs: Routes) -> Routes {
    var sum = lhs
    sum += rhs
    return sum
  }

  public static func += (lhs: inout Routes, rhs: Routes) {
    lhs.all += rhs.all
    lhs.places += rhs.places
    lhs.pages += rhs.pages
  }

  private mutating func add(
    _ method: Method, _ path: String, _ access: Access, bodyLimitBytes: Int? = nil,
    _ handler: @escaping Handler
  ) {
    precondition(path.hasPrefix("/"), "a path begins with /")
    all.append(
      Route(
        method: method, path: path, access: access, api: nil,
        bodyLimitBytes: bodyLimitBytes ?? Route.usualBodyBytes, handler: handler))
  }
}

/// Somewhere a visitor can go from any page.
public struct Place: Sendable {
  public let title: String
  public let href: Href
  public let frame: Reply.Frame
  /// Nil: whoever is in that part of the site.
  public let permission: Permission?
  public let order: Int
  /// Whether that institution has any use for it.
  let isOffered: @Sendable (Site) -> Bool

  public init(
    _ title: String, _ href: Href, in frame: Reply.Frame, for permission: Permission? = nil,
    order: Int, where isOffered: @escaping @Sendable (Site) -> Bool = { _ in true }
  ) {
    self.isOffered = isOffered
    self.title = title
    self.href = href
    self.frame = frame
    self.permission = permission
    self.order = order
  }
}

/// A kind of page and its samples, with the type forgotten.
public struct PageKind: Sendable {
  public let name: String
  public let frame: Reply.Frame
  public let samples: [(name: String, page: any Page)]

  init<P: Page>(_ page: P.Type, in frame: Reply.Frame) {
    name = String(reflecting: page)
    self.frame = frame
    samples = P.samples.map { (name: $0.key, page: $0.value as any Page) }
  }
}
