import Kernel
import Lending
import Tenancy

/// What a loan would cost: the same arithmetic that books it later.
struct Quote: Sendable {
  let product: LoanProduct
  let schedule: Schedule
  /// CAT without IVA, in tenths of a percent; nil where no rate exists.
  let catTenths: Int64?
  let quotedOn: CalendarDate

  var terms: LoanTerms { schedule.terms }
  /// What a usual instalment comes to, all included: the second, since the first may have a stub.
  var installment: Money { schedule.installments[min(1, schedule.installments.count - 1)].total }

  /// What the instalments come to in an average month: for the payment-to-income rule.
  var monthlyPayment: Money {
    let perYear = Int64(product.installmentsPerYear)
    let yearly = Int128(installment.minorUnits) * Int128(perYear)
    return .centavos(Rounding.halfUp.divide(yearly, by: 12))
  }
}

/// Quotes a product of the institution for today.
struct QuoteLoan: Sendable {
  let tenants: Tenants

  enum Refused: Refusal, Hashable {
    case productUnknown(String)
    case amountOutside(ClosedRange<Money>)
    case installmentsOutside([Int])

    var problem: Problem {
      switch self {
      case .productUnknown(let code):
        Problem(
          "origination/product-unknown", status: 422, title: "No existe el producto",
          detail: "No hay un producto \(code) a la venta.",
          errors: [FieldError("product", "Elige uno de los productos a la venta.")])
      case .amountOutside(let range):
        Self.invalid(
          "amount",
          "Elige un monto de \(MoneyText(range.lowerBound)) a \(MoneyText(range.upperBound)).")
      case .installmentsOutside(let choices):
        Self.invalid(
          "installments",
          "Elige un plazo de \(choices.first ?? 1) a \(choices.last ?? 1) pagos.")
      }
    }

    private static func invalid(_ field: String, _ message: String) -> Problem {
      Problem(
        "origination/outside-product", status: 422, title: "Fuera de lo que ofrece el producto",
        detail: message, errors: [FieldError(field, message)])
    }
  }

  func callAsFunction(
    product code: String, amount: Money, installments: Int, in tenant: TenantID,
    version: Int? = nil
  ) async throws -> Quote {
    let product: LoanProduct?
    if let version {
      product = try await tenants.product(tenant, code: code, version: version)
    } else {
      product = try await tenants.product(tenant, code: code)
    }
    guard let product else { throw Refused.productUnknown(code) }
    guard product.amountRange.contains(amount) else {
      throw Refused.amountOutside(product.amountRange)
    }
    guard product.installmentChoices.contains(installments) else {
      throw Refused.installmentsOutside(product.installmentChoices)
    }
    let today = try await tenants.businessDate(tenant)
    let terms = product.terms(amount: amount, installments: installments, disbursedOn: today)
    let schedule = try Schedule(terms, calendar: try await tenants.calendar(tenant))
    return Quote(
      product: product, schedule: schedule, catTenths: CAT.tenths(of: schedule),
      quotedOn: today)
  }
}
