import Kernel
import ReportingAPI
import ServicingAPI
import Web

/// `GET /oficina`: for anyone on the staff, each with their own queues and permissions.
struct HomePages: Sendable {
  let servicing: ServicingClient
  let queues: [Reporting.QueueSource]

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina", .anyStaff) { visit in .page(try await page(visit), chrome: .office) }
    routes.place(Place("Inicio", "/oficina", in: .office, order: 0))
    routes.shows(OfficeHomePage.self, in: .office)
    return routes
  }

  func page(_ visit: Visit) async throws -> OfficeHomePage {
    let staff = try visit.staff()
    async let waiting = waiting(visit)
    let figures =
      staff.may(.readPortfolio)
      ? FiguresView(
        Portfolio(try await servicing.portfolio(visit.tenant)), opensLoans: staff.may(.readLoans))
      : nil
    let givenName = staff.name.split(separator: " ").first.map(String.init) ?? staff.name
    return OfficeHomePage(
      greeting: "Hola, \(givenName)", queues: try await waiting, figures: figures)
  }

  /// Every module is asked at once; the busiest queue comes first.
  private func waiting(_ visit: Visit) async throws -> [OfficeHomePage.Queue] {
    try await withThrowingTaskGroup(of: [WorkQueue].self) { group in
      for source in queues { group.addTask { try await source(visit) } }
      var found: [WorkQueue] = []
      for try await some in group { found += some }
      return
        found
        .filter { queue in queue.permission.map(visit.may) ?? true }
        .sorted { $0.count == $1.count ? $0.title < $1.title : $0.count > $1.count }
        .compactMap { queue in
          Href(sameHost: queue.path).map {
            OfficeHomePage.Queue(title: queue.title, count: queue.count, href: $0)
          }
        }
    }
  }
}
