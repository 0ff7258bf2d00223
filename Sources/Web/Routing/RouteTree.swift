/// Routes by the words of their paths. A plain word wins over a `:name` in the same place.
struct RouteTree: Sendable {
  enum Match: Sendable {
    case route(Route, params: [String: String])
    case otherMethods([Method])
    case none
  }

  private struct Node: Sendable {
    var words: [String: Node] = [:]
    /// At most one parameter in a place: an array of one, as a struct cannot hold itself.
    var parameter: [Node] = []
    var routes: [Method: Route] = [:]
  }

  private var root = Node()

  init(_ routes: [Route]) {
    for route in routes { Self.insert(route, Self.words(route.path)[...], into: &root) }
  }

  func match(_ method: Method, _ path: String) -> Match {
    guard let (node, values) = find(Self.words(path)[...], from: root, values: []) else {
      return .none
    }
    guard let route = node.routes[method] else { return .otherMethods(Self.methods(of: node)) }
    let names = Self.words(route.path).filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
    return .route(
      route, params: Dictionary(zip(names, values)) { first, _ in first })
  }

  /// What the path answers to; empty where there is no such path.
  func methods(at path: String) -> [Method] {
    find(Self.words(path)[...], from: root, values: []).map { Self.methods(of: $0.0) } ?? []
  }

  private static func methods(of node: Node) -> [Method] {
    Method.allCases.filter { node.routes[$0] != nil }
  }

  private func find(
    _ words: ArraySlice<String>, from node: Node, values: [String]
  ) -> (Node, [String])? {
    guard let word = words.first else { return node.routes.isEmpty ? nil : (node, values) }
    let rest = words.dropFirst()
    if let next = node.words[word], let found = find(rest, from: next, values: values) {
      return found
    }
    guard let next = node.parameter.first else { return nil }
    return find(rest, from: next, values: values + [word])
  }

  private static func insert(_ route: Route, _ words: ArraySlice<String>, into node: inout Node) {
    guard let word = words.first else {
      precondition(
        node.routes[route.method] == nil, "\(route.method.rawValue) \(route.path) is written twice")
      node.routes[route.method] = route
      return
    }
    if word.hasPrefix(":") {
      if node.parameter.isEmpty { node.parameter = [Node()] }
      insert(route, words.dropFirst(), into: &node.parameter[0])
    } else {
      insert(route, words.dropFirst(), into: &node.words[word, default: Node()])
    }
  }

  private static func words(_ path: String) -> [String] {
    path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
  }
}
