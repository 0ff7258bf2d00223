import Kernel
import Lending
import ServicingAPI
import Web

/// A loan as the API gives it. Amounts are whole centavos.
struct LoanModel: APIModel {
  let id: LoanID
  let folio: String
  let party: PartyID
  let product: String
  let status: LoanStatus
  let principal: Money
  let outstanding: Money
  let due: Money
  let daysPastDue: Int
  let bucket: String
  let nextDueOn: CalendarDate?
  let nextDueAmount: Money?

  init(_ summary: LoanSummary) {
    id = summary.id
    folio = summary.folio
    party = summary.party
    product = summary.productName
    status = summary.status
    principal = summary.principal
    outstanding = summary.outstanding
    due = summary.due
    daysPastDue = summary.daysPastDue
    bucket = DelinquencyBucket(daysPastDue: summary.daysPastDue).rawValue
    nextDueOn = summary.nextDueOn
    nextDueAmount = summary.nextDueAmount
  }

  static let schema = Schema.object(
    "Loan",
    [
      .required("id", .id("loan")), .required("folio", .string("What people read and say.")),
      .required("party", .id("party")), .required("product", .string()),
      .required("status", .oneOf(LoanStatus.allCases.map(\.rawValue))),
      .required("principal", .centavos("What was lent.")),
      .required("outstanding", .centavos("What closing it today would take, before credit.")),
      .required("due", .centavos("What must be paid today to be current.")),
      .required("daysPastDue", .integer(minimum: 0)),
      .required("bucket", .oneOf(DelinquencyBucket.allCases.map(\.rawValue))),
      .optional("nextDueOn", .date()), .optional("nextDueAmount", .centavos("")),
    ], description: "A loan and its figures of the day.")
}

struct LoanListModel: APIModel {
  let loans: [LoanModel]
  /// Pass it as `after` to read on; absent on the last page.
  let next: String?

  static let schema = Schema.object(
    "LoanList",
    [
      .required("loans", .array(LoanModel.schema)),
      .optional("next", .string("Pass it as `after` to read on; absent on the last page.")),
    ])
}

/// One instalment of the table as it stands.
struct InstallmentModel: APIModel {
  let number: Int
  let dueOn: CalendarDate
  let principal: Money
  let interest: Money
  let fees: Money
  let moratorio: Money
  let iva: Money
  let total: Money
  let paid: Money
  let state: String

  init(_ standing: InstallmentStanding) {
    let owed = standing.owed
    number = standing.installment
    dueOn = standing.dueOn
    principal = owed.principal
    interest = owed.ordinaryInterest.net
    fees = owed.charges.net
    moratorio = owed.moratorio.net
    iva = owed.iva
    total = owed.total
    paid = standing.paid.total
    state = standing.state.code
  }

  static let states = ["paid", "late", "due", "covered", "upcoming", "relieved"]

  static let schema = Schema.object(
    "Installment",
    [
      .required("number", .integer(minimum: 1)), .required("dueOn", .date()),
      .required("principal", .centavos("")), .required("interest", .centavos("")),
      .required("fees", .centavos("")), .required("moratorio", .centavos("")),
      .required("iva", .centavos("")), .required("total", .centavos("")),
      .required("paid", .centavos("")), .required("state", .oneOf(states)),
    ])
}

extension InstallmentStanding.State {
  var code: String {
    switch self {
    case .paid: "paid"
    case .late: "late"
    case .due: "due"
    case .covered: "covered"
    case .relieved: "relieved"
    case .upcoming: "upcoming"
    }
  }
}

struct ScheduleModel: APIModel {
  let loan: LoanID
  let on: CalendarDate
  let installments: [InstallmentModel]

  static let schema = Schema.object(
    "Schedule",
    [
      .required("loan", .id("loan")), .required("on", .date()),
      .required("installments", .array(InstallmentModel.schema)),
    ])
}
