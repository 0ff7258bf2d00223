import Kernel
import Lending
public import Tenancy
public import Web

/// The portal's first page and its simulator: price first, then questions.
public struct PortalHome: Sendable {
  let tenants: Tenants

  public init(tenants: Tenants) { self.tenants = tenants }

  public var routes: Routes {
    var routes = Routes()
    routes.get("/", .anyone) { visit in try show(visit) }
    routes.shows(HomePage.self, in: .portal)
    return routes
  }

  /// The whole page, or only the simulator's answer for the module that asks for it.
  private func show(_ visit: Visit) throws -> Reply {
    let manifest = try tenants.manifest(visit.tenant)
    let simulator = try Self.simulator(
      manifest, asked: visit.request.query, on: CalendarDate(visit.now, in: manifest.timeZone))
    let status = simulator.result == nil ? 422 : 200
    if visit.request.headers["x-fragment"] == SimulatorView.fragment {
      return .fragment(simulator.resultHTML, status: status)
    }
    let page = HomePage(
      brandName: visit.site.brandName, copy: manifest.copy, lender: LenderView(manifest),
      simulator: simulator)
    return .page(page, chrome: .portal, status: status)
  }

  /// Reads what was asked, fills in what was not, and works it out.
  static func simulator(
    _ manifest: Manifest, asked: Fields, on date: CalendarDate
  ) throws -> SimulatorView {
    let wanted = manifest.products.first { $0.code == asked["producto"] }
    let usual = manifest.products.min { $0.amount.min < $1.amount.min }
    guard let product = wanted ?? usual else { throw NotFound() }
    var form = Form(filled(asked, for: product))
    var result: SimulationView?
    let amount = form.money("monto", "el monto")
    let installments = Int(form.typed("plazo")) ?? 0
    if let amount {
      do {
        let simulation = try Simulation(
          product, amount: amount, installments: installments, on: date,
          calendar: manifest.calendar)
        result = SimulationView(simulation)
      } catch let refusal as InvalidFields {
        form = form.refused(refusal)
      } catch let refusal as TermsRefused {
        form.refuse("monto", refusal.problem.detail)
      }
    }
    return SimulatorView(manifest.products, chosen: product, form: form, result: result)
  }

  /// What was asked; where the product changed, a term that it does not offer becomes its usual.
  private static func filled(_ asked: Fields, for product: LoanProduct) -> Fields {
    let term = asked["plazo"].flatMap { Int($0) }
    let isOffered = term.map { product.installmentChoices.contains($0) } ?? false
    let amount = asked["monto"] ?? product.amount.preset.plain
    return Fields([
      (name: "producto", value: product.code), (name: "monto", value: amount),
      (name: "plazo", value: String(isOffered ? term ?? 0 : product.installments.preset)),
    ])
  }
}
