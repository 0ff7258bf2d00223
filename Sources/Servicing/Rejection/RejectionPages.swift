import Kernel
import Lending
import Postgres
import ServicingAPI
import Web

/// What staff do where the bank rejected a loan's money.
struct RejectionPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  /// Asks whoever is signed in to prove it again before money leaves or a loan ends.
  var freshProof: FreshProof?

  static let permission: Permission = "loan.reorder"

  func add(to routes: inout Routes) {
    routes.get("/oficina/dispersiones-rechazadas", .staff(Self.permission)) { try await list($0) }
    routes.post("/oficina/creditos/:loan/dispersion/reenvio", .staff(Self.permission)) {
      try await orderAgain($0)
    }
    routes.post("/oficina/creditos/:loan/dispersion/cancelacion", .staff(LoanPages.cancel)) {
      try await cancel($0)
    }
    routes.shows(RejectionListPage.self, in: .office)
  }

  private func list(_ visit: Visit) async throws -> Reply {
    let found = try await desk.database.read(for: visit.tenant) { db in
      var found: [(Rejection, Loan)] = []
      for rejection in try await db.rejections() {
        guard let loan = try await db.loan(rejection.loan)?.loan else { continue }
        found.append((rejection, loan))
      }
      return found
    }
    let names = try await people.names(visit.tenant, found.map(\.1.party))
    let rows = found.map { rejection, loan in
      RejectionListPage.Line(
        loan: loan.id, party: loan.party, rejected: rejection.disbursement, folio: loan.folio,
        borrower: names[loan.party] ?? "Cliente",
        amount: loan.schedule.terms.netDisbursement.text, on: rejection.on.text.short,
        code: rejection.code)
    }
    return .page(RejectionListPage(rows: rows, csrf: visit.csrf), chrome: .office)
  }

  private func orderAgain(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    try freshProof?(visit, "/oficina/creditos/\(id)")
    var form = visit.form
    let rejected = try rejected(&form)
    let order = OrderAgain.Order(loan: id, rejected: rejected, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await OrderAgain(desk: desk)(order, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying("El dinero va en camino otra vez.")
  }

  private func cancel(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    try freshProof?(visit, "/oficina/creditos/\(id)")
    var form = visit.form
    let reason = form.text("motivo", "por qué se cancela", max: 300)
    let order = CancelRejected.Order(
      loan: id, rejected: try rejected(&form), reason: reason, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await CancelRejected(desk: desk)(order, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying(
      "El crédito se cancela sin costo en cuanto el banco confirme que no lo pagó.")
  }

  private func rejected(_ form: inout Form) throws -> DisbursementID {
    let rejected = form.parse("rechazada", orSay: "Vuelva a abrir el crédito.") {
      DisbursementID($0)
    }
    try form.finish()
    guard let rejected else { throw NotFound() }
    return rejected
  }
}
