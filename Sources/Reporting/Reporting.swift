import Kernel
public import ReportingAPI
public import ServicingAPI
public import Web

/// Reporting says how the portfolio stands and what waits to be done, and finds anything by name.
/// It owns no figure: each is asked of the module that does.
public struct Reporting: Sendable {
  /// What waits in a module, for that visitor.
  public typealias QueueSource = @Sendable (Visit) async throws -> [WorkQueue]

  let servicing: ServicingClient
  let queues: [QueueSource]
  let search: [SearchSource]

  public init(
    servicing: ServicingClient, queues: [QueueSource], search: [SearchSource]
  ) {
    self.servicing = servicing
    self.queues = queues
    self.search = search
  }

  public var routes: Routes {
    HomePages(servicing: servicing, queues: queues).routes + SearchPages(sources: search).routes
      + PortfolioAPI(servicing: servicing).routes
  }
}

extension Permission {
  static let readPortfolio: Permission = "portfolio.read"
  static let readLoans: Permission = "loan.read"
}
