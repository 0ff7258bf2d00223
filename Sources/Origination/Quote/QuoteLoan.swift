import Kernel
import Lending
import Tenancy

/// Works out what a loan of the institution would cost today.
struct QuoteLoan: Sendable {
  let tenants: Tenants

  enum Refused: Refusal, Hashable {
    case productUnknown(String)
    case withoutCAT

    var problem: Problem {
      switch self {
      case .productUnknown(let code):
        Problem(
          "origination/product-unknown", status: 422, title: "No existe el producto",
          detail: "No hay un producto \(code) a la venta.",
          errors: [FieldError("product", "El producto es uno de los que están a la venta.")])
      case .withoutCAT:
        Problem(
          "origination/without-cat", status: 422, title: "No existe un CAT",
          detail: "Con ese monto y plazo no existe un CAT; con otros, sí.",
          errors: [FieldError("amount", "Con ese monto y plazo no existe un CAT; con otros, sí.")])
      }
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
      product = try tenants.product(tenant, code: code)
    }
    guard let product else { throw Refused.productUnknown(code) }
    let simulation = try Simulation(
      product, amount: amount, installments: installments,
      on: try await tenants.businessDate(tenant), calendar: try tenants.calendar(tenant))
    guard let cat = simulation.cat else { throw Refused.withoutCAT }
    return Quote(simulation: simulation, cat: cat)
  }
}

/// A simulation that can be sold: it has a CAT.
struct Quote: Sendable {
  let simulation: Simulation
  let cat: CAT

  var product: LoanProduct { simulation.product }
  var schedule: Schedule { simulation.schedule }
  var terms: LoanTerms { schedule.terms }
  var quotedOn: CalendarDate { simulation.calculatedOn }

  private var averageDays: Int {
    max(1, terms.disbursedOn.days(to: schedule.lastDueOn) / schedule.installments.count)
  }

  /// The highest usual instalment in an average month: for the payment-to-income rule.
  var monthlyPayment: Money {
    let part = terms.frequency.periodOfYear ?? .days(averageDays)
    let payment = Int128(simulation.payments.highest.minorUnits)
    return .centavos(
      Rounding.halfUp.divide(
        payment * Int128(part.denominator), by: Int128(part.numerator) * 12))
  }
}
