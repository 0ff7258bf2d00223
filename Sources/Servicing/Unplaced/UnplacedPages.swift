import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Web

struct UnplacedPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  static let permission: Permission = "loan.unplaced"

  func add(to routes: inout Routes) {
    routes.get("/oficina/pagos-sin-credito", .staff(Self.permission)) { try await show($0) }
    routes.post("/oficina/pagos-sin-credito/:payment", .staff(Self.permission)) {
      try await place($0)
    }
    routes.shows(UnplacedPage.self, in: .office)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let found = try await desk.database.read(for: visit.tenant) { db in
      var lines: [(UnplacedPayment, [LoanSummary])] = []
      for payment in try await db.unplaced() {
        let isRemainder = try await db.loanDeposited(by: payment.payment) != nil
        let loans = try await db.summaries(of: payment.party).filter {
          $0.status.takesPayments && !(isRemainder && $0.status == .awaitingDeposit)
        }
        lines.append((payment, loans))
      }
      return lines
    }
    let names = try await people.names(visit.tenant, found.map(\.0.party))
    let rows = found.map { payment, loans in
      UnplacedPage.Line(
        payment: payment.payment, party: payment.party, name: names[payment.party] ?? "Persona",
        amount: payment.amount.text, on: payment.valueOn.text.short,
        method: Repayment.Method(payment.method).word,
        loans: loans.map { Choice($0.id.description, $0.folio) })
    }
    return .page(UnplacedPage(rows: rows, csrf: visit.csrf), chrome: .office)
  }

  private func place(_ visit: Visit) async throws -> Reply {
    let payment = try visit.id("payment", PaymentID.self)
    var form = visit.form
    let loan = form.parse("credito", orSay: "Elija el crédito.") { LoanID($0) }
    try form.finish()
    guard let loan else { throw NotFound() }
    try await desk.database.transaction(for: visit.tenant) { db in
      try await PlacePayment(desk: desk)(payment, on: loan, by: visit.actor, in: db)
    }
    return .redirect("/oficina/pagos-sin-credito").saying("El pago se aplicó al crédito.")
  }
}
