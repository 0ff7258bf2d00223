import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy
import Web

/// What staff do with what was paid too much: see which wait, and send it back.
struct RefundPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  /// Asks whoever is signed in to prove it again before money leaves.
  var freshProof: FreshProof?

  static let permission: Permission = "loan.refund"

  func add(to routes: inout Routes) {
    routes.get("/oficina/saldos-a-favor", .staff(Self.permission)) { try await list($0) }
    routes.post("/oficina/creditos/:loan/saldo-a-favor/devolucion", .staff(Self.permission)) {
      try await giveBack($0)
    }
    routes.shows(RefundListPage.self, in: .office)
  }

  private func list(_ visit: Visit) async throws -> Reply {
    let found = try await desk.database.read(for: visit.tenant) { db in
      let today = try await desk.tenants.businessDate(in: db)
      var found: [(Loan, Refund)] = []
      for id in try await db.refundsToMake() {
        guard let record = try await db.loan(id) else { continue }
        found.append((record.loan, try await db.refund(of: record, on: today)))
      }
      return found.filter(\.1.free.isPositive)
    }
    let names = try await people.names(visit.tenant, found.map(\.0.party))
    let rows = found.map { loan, refund in
      RefundListPage.Line(
        loan: loan.id, party: loan.party, folio: loan.folio,
        borrower: names[loan.party] ?? "Cliente", endedOn: loan.endedOn?.text.short ?? "",
        amount: refund.free.text, act: desk.world.newID().uuidString.lowercased())
    }
    return .page(RefundListPage(rows: rows, csrf: visit.csrf), chrome: .office)
  }

  private func giveBack(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    try freshProof?(visit, "/oficina/creditos/\(id)")
    var form = visit.form
    let act = form.parse("acto", orSay: "Vuelva a abrir el crédito.") { UUID(uuidString: $0) }
    try form.finish()
    guard let act else { throw NotFound() }
    let order = RefundSurplus.Order(loan: id, act: act, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await RefundSurplus(desk: desk)(order, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying("La devolución va en camino.")
  }
}
