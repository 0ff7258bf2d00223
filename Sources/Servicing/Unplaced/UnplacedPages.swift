import Foundation
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Web

struct UnplacedPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  /// Asks whoever is signed in to prove it again before money leaves.
  var freshProof: FreshProof?
  static let permission: Permission = "loan.unplaced"

  func add(to routes: inout Routes) {
    routes.get("/oficina/pagos-sin-credito", .staff(Self.permission)) { try await show($0) }
    routes.post("/oficina/pagos-sin-credito/:payment", .staff(Self.permission)) {
      try await place($0)
    }
    routes.post(
      "/oficina/pagos-sin-credito/:payment/devolucion", .staff(RefundPages.permission)
    ) { try await giveBack($0) }
    routes.shows(UnplacedPage.self, in: .office)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    .page(try await page(visit), chrome: .office)
  }

  func page(_ visit: Visit) async throws -> UnplacedPage {
    let found = try await desk.database.read(for: visit.tenant) { db in
      var lines: [(UnplacedPayment, [LoanSummary], isReturn: Bool)] = []
      for payment in try await db.unplaced() {
        let isRemainder = try await db.loanDeposited(by: payment.payment) != nil
        let loans = try await db.summaries(of: payment.party).filter {
          $0.status.takesPayments && !(isRemainder && $0.status == .awaitingDeposit)
        }
        let isReturn = try await db.lateReturn(waitingAs: payment.payment) != nil
        lines.append((payment, loans, isReturn))
      }
      return lines
    }
    let names = try await people.names(visit.tenant, found.map(\.0.party))
    let maySend = visit.may(RefundPages.permission)
    let rows = found.map { payment, loans, isReturn in
      UnplacedPage.Line(
        payment: payment.payment, party: payment.party, name: names[payment.party] ?? "Persona",
        amount: payment.amount.text, on: payment.valueOn.text.short,
        method: Repayment.Method(payment.method).word + (isReturn ? ", regresó del banco" : ""),
        loans: loans.map { Choice($0.id.description, $0.folio) },
        act: isReturn && maySend ? desk.world.newID().uuidString.lowercased() : nil)
    }
    return UnplacedPage(rows: rows, csrf: visit.csrf)
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

  private func giveBack(_ visit: Visit) async throws -> Reply {
    let payment = try visit.id("payment", PaymentID.self)
    let back: Href = "/oficina/pagos-sin-credito"
    try freshProof?(visit, back)
    var form = visit.form
    let act = form.parse("acto", orSay: "Vuelva a abrir la lista.") { UUID(uuidString: $0) }
    try form.finish()
    guard let act else { throw NotFound() }
    let order = SendLateReturn.Order(payment: payment, act: act, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await SendLateReturn(desk: desk)(order, in: db)
    }
    return .redirect(back).saying("El dinero va en camino a la cuenta de su dueño.")
  }
}
