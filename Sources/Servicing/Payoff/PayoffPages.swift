import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy
import Web

/// The payoff quote for a day, for staff and for the borrower.
struct PayoffPages: Sendable {
  let desk: Desk
  private static let daysAheadMax = 60

  func add(to routes: inout Routes) {
    routes.get("/oficina/creditos/:loan/liquidacion", .staff(LoanPages.read)) {
      try await show($0, chrome: .office)
    }
    routes.get("/mi-credito/:loan/liquidacion", .borrower) {
      try await show($0, chrome: .portal)
    }
    routes.shows(PayoffPage.self, in: .office)
  }

  private func show(_ visit: Visit, chrome: Reply.Frame) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    let found = try await desk.database.read(for: visit.tenant) { db in
      (record: try await db.loan(id), today: try await desk.tenants.businessDate(in: db))
    }
    guard let record = found.record, visit.mayLook(at: record.loan) else { throw NotFound() }
    guard record.loan.status == .active else { throw PayoffRefused.notOpen }
    let earliest = record.day(found.today)
    var form = visit.query
    var on = earliest
    if !form.typed("fecha").isEmpty, let asked = form.date("fecha", "el día") {
      let latest = earliest.adding(days: Self.daysAheadMax)
      if (earliest...latest).contains(asked) {
        on = asked
      } else {
        form.refuse(
          "fecha", "Elige un día del \(earliest.text.numeric) al \(latest.text.numeric).")
      }
    }
    let shown = Form(
      Fields(["fecha": form.errors.isEmpty ? on.description : form.typed("fecha")]),
      errors: form.errors)
    let page = PayoffPage(
      record.loan, record.account.payoffQuote(on: on), form: shown,
      isForBorrower: chrome == .portal)
    return .page(page, chrome: chrome, status: form.errors.isEmpty ? 200 : 422)
  }
}

/// Why there is nothing to quote.
enum PayoffRefused: Refusal {
  case notOpen

  var problem: Problem {
    Problem(
      "servicing/loan-not-open", status: 409, title: "El crédito no está vigente",
      detail: "Solo un crédito vigente se puede liquidar.")
  }
}

extension Visit {
  /// A borrower sees their own loans; staff and keys, those of the institution.
  func mayLook(at loan: Loan) -> Bool {
    switch visitor {
    case .borrower(let borrower): borrower.party == loan.party
    case .staff, .apiKey: true
    case .anonymous: false
    }
  }
}
