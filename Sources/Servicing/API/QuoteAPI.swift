import Kernel
import Lending
import Tenancy
import Web

/// Quotes: stateless, for a product or for any terms.
struct QuoteAPI {
  let tenants: Tenants

  static let daysFromTodayMax = 366

  func quote(_ visit: Visit) async throws -> Reply {
    let asked = try visit.json(QuoteRequestModel.self)
    let (code, terms) = try await self.terms(asked, visit)
    let market = asked.market ?? .unknown
    let schedule = try Schedule(
      terms, calendar: try tenants.calendar(visit.tenant), market: market)
    if let number = asked.explain, !schedule.installments.indices.contains(number - 1) {
      let count = schedule.installments.count
      throw InvalidFields([FieldError("/explain", "La tabla tiene \(count) pagos.")])
    }
    return try .json(try QuoteModel(code, schedule, by: market, explaining: asked.explain))
  }

  /// Those that a request carries, or its product's.
  func terms(
    _ asked: QuoteRequestModel, _ visit: Visit
  ) async throws -> (code: String?, terms: LoanTerms) {
    if let terms = asked.terms {
      guard asked.product == nil, asked.amount == nil, asked.installments == nil else {
        throw InvalidFields([FieldError("/terms", "Con «terms» sobran los datos del producto.")])
      }
      return (nil, terms)
    }
    let missing = [
      ("product", asked.product == nil), ("amount", asked.amount == nil),
      ("installments", asked.installments == nil),
    ].filter(\.1)
    guard let code = asked.product, let amount = asked.amount, let count = asked.installments else {
      throw InvalidFields(missing.map { FieldError("/" + $0.0, "Falta este dato.") })
    }
    let product = try product(code, amount: amount, installments: count, visit)
    let today = try await tenants.businessDate(visit.tenant)
    let disbursedOn = asked.disbursedOn ?? today
    guard abs(today.days(to: disbursedOn)) <= Self.daysFromTodayMax else {
      throw InvalidFields([
        FieldError("/disbursedOn", "El desembolso va de un año antes a un año después de hoy.")
      ])
    }
    return (code, product.terms(amount: amount, installments: count, disbursedOn: disbursedOn))
  }

  private func product(
    _ code: String, amount: Money, installments: Int, _ visit: Visit
  ) throws -> LoanProduct {
    guard let product = try tenants.product(visit.tenant, code: code) else {
      throw InvalidFields([FieldError("/product", "No hay un producto con ese código.")])
    }
    let problems = product.problems(amount: amount, installments: installments)
    guard problems.isEmpty else {
      throw InvalidFields(problems.map { FieldError("/" + $0.field, $0.message) })
    }
    return product
  }
}
