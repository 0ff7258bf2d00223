import Kernel
import Lending
import ServicingAPI
import Web

/// The portfolio as a list: filtered by state and by how late.
struct LoanListPage: Page {
  let rows: [LoanLine]
  let filter: LoanFilter
  let next: Href?

  let title = "Créditos"
  var width: PageWidth { .wide }
}

struct LoanLine: Sendable {
  let loan: LoanID
  let folio: String
  let borrower: String
  let product: String
  let principal: String
  let outstanding: String
  let due: String
  let nextDue: String
  let status: Badge
  let delinquency: Badge?

  init(_ listed: ListedLoan, borrower: String) {
    let summary = listed.summary
    loan = summary.id
    folio = summary.folio
    self.borrower = borrower
    product = summary.productName
    principal = summary.principal.text
    outstanding = summary.outstanding.text
    due = summary.due.textOrDash
    nextDue = summary.nextDueOn?.text.short ?? "—"
    status = summary.status.badge
    delinquency = summary.status == .active ? listed.bucket.badge : nil
  }
}

extension LoanListPage {
  var body: HTML {
    """
    <h1>Créditos</h1>
    \(tabs("Estado", stateTabs))
    \(tabs("Atraso", bucketTabs))
    \(list)
    \(pagination(previous: nil, next: next))
    """
  }

  private var stateTabs: [Tab] {
    [Tab("Todos", "/oficina/creditos", isHere: filter == LoanFilter(before: filter.before))]
      + LoanStatus.allCases.map {
        Tab($0.word, "/oficina/creditos?estado=\($0.rawValue)", isHere: filter.status == $0)
      }
  }

  private var bucketTabs: [Tab] {
    [Tab("Con atraso", "/oficina/creditos?atraso=1%2B", isHere: filter.daysLateMin == 1)]
      + [Tab("En riesgo", "/oficina/creditos?atraso=31%2B", isHere: filter.daysLateMin == 31)]
      + DelinquencyBucket.allCases.map {
        Tab($0.word, "/oficina/creditos?atraso=\($0.rawValue)", isHere: filter.bucket == $0)
      }
  }

  private var list: HTML {
    guard !rows.isEmpty else {
      return emptyState("No hay créditos así", "Prueba con otro estado.")
    }
    return loanTable(rows)
  }

  static var samples: KeyValuePairs<String, LoanListPage> {
    let late = LoanLine(ListedLoan(.sample), borrower: "Alberto Luna Paz")
    return [
      "con créditos": LoanListPage(
        rows: [late], filter: LoanFilter(status: .active), next: "/oficina/creditos?antes=loan_0"),
      "vacía": LoanListPage(rows: [], filter: LoanFilter(bucket: .over90), next: nil),
    ]
  }
}

/// Loans in rows: the list's and a group's.
func loanTable(_ rows: [LoanLine]) -> HTML {
  table(
    "Créditos",
    [
      Column("Folio", .heading) { "<a href=\"/oficina/creditos/\($0.loan)\">\($0.folio)</a>" },
      Column("Cliente") { "\($0.borrower)" }, Column("Producto") { "\($0.product)" },
      Column("Monto", .number) { "\($0.principal)" },
      Column("Saldo", .number) { "\($0.outstanding)" },
      Column("Exigible", .number) { "\($0.due)" }, Column("Próximo pago") { unbroken($0.nextDue) },
      Column("Estado") { "\($0.status.html) \($0.delinquency?.html)" },
    ], rows)
}

extension LoanSummary {
  static let sample = LoanSummary(
    id: Loan.sample(.active).id, folio: "SOL-00000-00001", party: Loan.sample(.active).party,
    productName: "Crédito Quincenal", status: .active, principal: .mxn(10_000),
    outstanding: .mxn(8_200), due: .mxn(1_950), daysPastDue: 12,
    nextDueOn: CalendarDate(dayNumber: 20_802), nextDueAmount: .mxn(1_950))
}
