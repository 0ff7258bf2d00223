import Web

/// `GET /oficina/buscar?q=`: asks every module at once. An exact number goes straight to its thing.
struct SearchPages: Sendable {
  let sources: [SearchSource]

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/buscar", .anyStaff) { visit in try await search(visit) }
    routes.shows(SearchPage.self, in: .office)
    return routes
  }

  func search(_ visit: Visit) async throws -> Reply {
    let typed = (visit.request.query["q"] ?? "").split(separator: " ").joined(separator: " ")
    let query = String(typed.prefix(100))
    guard !query.isEmpty else {
      return .page(SearchPage(query: "", groups: []), chrome: .office)
    }
    let groups = try await ask(visit, query)
    let exact = groups.flatMap(\.hits).filter(\.isExact)
    if exact.count == 1 { return .redirect(exact[0].href) }
    return .page(SearchPage(query: query, groups: groups), chrome: .office)
  }

  private func ask(_ visit: Visit, _ query: String) async throws -> [SearchPage.Group] {
    let ordered = sources.sorted { $0.order < $1.order }
    return try await withThrowingTaskGroup(of: (Int, [SearchHit]).self) { group in
      for (place, source) in ordered.enumerated() {
        group.addTask { (place, try await source.find(visit, query)) }
      }
      var found: [Int: [SearchHit]] = [:]
      for try await (place, hits) in group { found[place] = hits }
      return ordered.indices.compactMap { place in
        guard let hits = found[place], !hits.isEmpty else { return nil }
        return SearchPage.Group(title: ordered[place].title, hits: Array(hits.prefix(10)))
      }
    }
  }
}
