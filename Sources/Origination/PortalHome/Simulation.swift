import Kernel
import Lending
import Tenancy

/// What a loan would cost if it were paid out today: the same arithmetic that will book it.
struct Simulation: Sendable {
  let product: LoanProduct
  let amount: Money
  let schedule: Schedule
  let cat: CAT?
  let calculatedOn: CalendarDate

  /// Refuses with what is wrong beside each field.
  init(
    _ product: LoanProduct, amount: Money, installments: Int, on date: CalendarDate,
    calendar: BusinessCalendar
  ) throws {
    let problems = product.problems(amount: amount, installments: installments)
    guard problems.isEmpty else { throw InvalidFields(problems.map(Self.inSpanish)) }
    let terms = product.terms(amount: amount, installments: installments, disbursedOn: date)
    self.product = product
    self.amount = amount
    schedule = try Schedule(terms, calendar: calendar)
    cat = try schedule.cat()
    calculatedOn = date
  }

  var payments: PaymentWords { PaymentWords(schedule.installments.map(\.total)) }

  var firstPayment: Money { schedule.installments[0].total }

  /// The form speaks Spanish; the product names its own properties.
  private static func inSpanish(_ error: FieldError) -> FieldError {
    switch error.field {
    case "amount": FieldError("monto", error.message)
    case "installments": FieldError("plazo", error.message)
    default: error
    }
  }
}
