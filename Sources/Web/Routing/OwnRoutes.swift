import Foundation
import Kernel

/// What Web shows by itself: the API's document and its page, the problem types, the sample book.
struct OwnRoutes {
  let others: Routes

  var all: Routes {
    var routes = Routes()
    let api = others.all
    routes.get("/api/openapi.json", .anyone) { visit in
      let document = OpenAPI(routes: api, title: "API de \(visit.site.brandName)").document
      return try .json(document)
    }
    routes.get("/api", .anyone) { visit in
      .page(APIDocsPage(routes: api, host: visit.site.host), chrome: .bare)
    }
    addProblems(to: &routes)
    addPreview(to: &routes)
    return routes
  }

  private func addProblems(to routes: inout Routes) {
    let show: Handler = { visit in
      let words = [visit.request.params["room"], visit.request.params["name"]]
      let type = words.compactMap { $0 }.joined(separator: "/")
      guard type.utf8.count <= 100,
        type.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 || $0 == 47 })
      else { throw NotFound() }
      let known = ProblemTypePage.shared.first { $0.type == type }
      return .page(ProblemTypePage(type: type, known: known), chrome: .bare)
    }
    routes.get("/problems/:name", .anyone, show)
    routes.get("/problems/:room/:name", .anyone, show)
  }

  private func addPreview(to routes: inout Routes) {
    var kinds = others
    kinds.shows(ProblemPage.self, in: .portal)
    kinds.shows(ProblemTypePage.self, in: .bare)
    kinds.shows(APIDocsPage.self, in: .bare)
    let pages = kinds.pages.sorted { $0.name < $1.name }
    routes.get("/preview", .anyone) { visit in
      guard visit.site.isDemo else { throw NotFound() }
      return .page(PreviewPage(kinds: pages), chrome: .bare)
    }
    routes.get("/preview/:page/:sample", .anyone) { visit in
      guard visit.site.isDemo,
        let kind = pages.first(where: { $0.name == visit.request.params["page"] }),
        let index = Int(try visit.param("sample")), kind.samples.indices.contains(index)
      else { throw NotFound() }
      var reply = Reply(status: 200, content: .page(kind.samples[index].page, kind.frame))
      reply.shownTo = kind.frame == .office ? someone(visit) : nil
      return reply
    }
  }

  /// Someone on the staff who may go everywhere the navigation leads.
  private func someone(_ visit: Visit) -> Visitor {
    let zero = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    return .staff(
      StaffVisitor(
        id: StaffID(zero), name: "Ana Muestra", roles: ["Gerente"],
        permissions: Set(others.places.compactMap(\.permission)), session: SessionID(zero),
        authenticatedAt: visit.now, branch: "Centro"))
  }
}
