import Documents
import Kernel
import ServicingAPI
import Web

/// A loan's statement. Amounts are whole centavos.
struct StatementModel: APIModel {
  let loan: LoanID
  let from: CalendarDate
  let through: CalendarDate
  let openingPrincipal: Money
  let closingPrincipal: Money
  let due: Money
  let pastDue: Money
  let payoff: Money
  let interest: Money
  let moratorio: Money
  let interestIVA: Money
  let movements: [MovementModel]
  let fees: [FeeModel]

  init(_ fields: StatementFields, of file: LoanFile) {
    loan = file.loan.id
    from = fields.from
    through = fields.through
    openingPrincipal = fields.openingPrincipal
    closingPrincipal = fields.closingPrincipal
    due = fields.amountDue
    pastDue = fields.pastDue
    payoff = fields.payoff
    interest = fields.earned.interest
    moratorio = fields.earned.moratorio
    interestIVA = fields.earned.iva
    movements = fields.movements.map(MovementModel.init)
    fees = fields.fees.map(FeeModel.init)
  }

  static let schema = Schema.object(
    "Statement",
    [
      .required("loan", .id("loan")), .required("from", .date()), .required("through", .date()),
      .required("openingPrincipal", .centavos("")), .required("closingPrincipal", .centavos("")),
      .required("due", .centavos("What must be paid to be current.")),
      .required("pastDue", .centavos("")), .required("payoff", .centavos("")),
      .required("interest", .centavos("Ordinary interest of the period, before IVA.")),
      .required("moratorio", .centavos("")), .required("interestIVA", .centavos("Of both.")),
      .required("movements", .array(MovementModel.schema)),
      .required("fees", .array(FeeModel.schema)),
    ])
}

struct MovementModel: APIModel {
  let on: CalendarDate
  let what: String
  let charge: Money
  let credit: Money
  let application: String?

  init(_ movement: StatementFields.Movement) {
    on = movement.on
    what = movement.words
    charge = movement.charge
    credit = movement.credit
    application = movement.application
  }

  static let schema = Schema.object(
    "Movement",
    [
      .required("on", .date()), .required("what", .string()), .required("charge", .centavos("")),
      .required("credit", .centavos("")),
      .optional("application", .string("Where a payment's money went, in words.")),
    ])
}

struct FeeModel: APIModel {
  let on: CalendarDate
  let what: String
  let amount: Money
  let iva: Money

  init(_ fee: StatementFields.Fee) {
    on = fee.on
    what = fee.words
    amount = fee.amount
    iva = fee.iva
  }

  static let schema = Schema.object(
    "Fee",
    [
      .required("on", .date("The day of its event.")), .required("what", .string()),
      .required("amount", .centavos("Zero where it was undone.")), .required("iva", .centavos("")),
    ])
}
