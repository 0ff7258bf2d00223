public import Kernel
import Lending
import Tenancy

extension House {
  /// A loan of one of the institution's products, as if it were disbursed today.
  public func quote(
    _ code: String, amount: Money, installments: Int, explaining number: Int? = nil,
    at tenant: TenantID
  ) async throws -> QuoteAnswer {
    guard let product = try tenants.product(tenant, code: code) else {
      let known = try tenants.products(tenant).map(\.code).joined(separator: ", ")
      throw InvalidFields([FieldError("product", "No hay un producto \(code). Hay: \(known).")])
    }
    let problems = product.problems(amount: amount, installments: installments)
    guard problems.isEmpty else { throw InvalidFields(problems) }
    let terms = product.terms(
      amount: amount, installments: installments,
      disbursedOn: try await tenants.businessDate(tenant))
    let schedule = try Schedule(terms, calendar: try tenants.calendar(tenant))
    return try QuoteAnswer(product.name, schedule, explaining: number)
  }
}
