import Foundation
import Kernel
import Postgres
import ServicingAPI
import Web

/// What staff do with deposits: apply them to what is overdue, give them back, and see which wait.
struct GarantiaPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  /// Asks whoever is signed in to prove it again before money leaves.
  var freshProof: FreshProof?

  func add(to routes: inout Routes) {
    routes.get("/oficina/garantias", .staff(LoanPages.garantia)) { try await list($0) }
    routes.post("/oficina/creditos/:loan/garantia/aplicacion", .staff(LoanPages.garantia)) {
      try await apply($0)
    }
    routes.post("/oficina/creditos/:loan/garantia/devolucion", .staff(LoanPages.garantia)) {
      try await giveBack($0)
    }
    routes.shows(GarantiaListPage.self, in: .office)
  }

  private func list(_ visit: Visit) async throws -> Reply {
    let found = try await desk.database.read(for: visit.tenant) { db in
      var found: [(Loan, Garantia)] = []
      for id in try await db.garantiasToReturn() {
        guard let loan = try await db.loan(id)?.loan else { continue }
        found.append((loan, try await db.garantia(of: loan)))
      }
      return found
    }
    let names = try await people.names(visit.tenant, found.map(\.0.party))
    let rows = found.map { loan, garantia in
      GarantiaListPage.Line(
        loan: loan.id, folio: loan.folio, borrower: names[loan.party] ?? "Cliente",
        endedOn: loan.endedOn?.text.short ?? "", held: garantia.free.text)
    }
    return .page(GarantiaListPage(rows: rows), chrome: .office)
  }

  private func apply(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    var form = visit.form
    let act = form.parse("acto", orSay: "Vuelva a abrir el crédito.") { UUID(uuidString: $0) }
    let reason = form.text("motivo", "por qué se aplica", max: 300)
    try form.finish()
    guard let act else { throw NotFound() }
    let order = ApplyGarantia.Order(loan: id, act: act, reason: reason, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await ApplyGarantia(desk: desk)(order, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying("La garantía se aplicó a lo vencido.")
  }

  private func giveBack(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    try freshProof?(visit, "/oficina/creditos/\(id)")
    var form = visit.form
    let act = form.parse("acto", orSay: "Vuelva a abrir el crédito.") { UUID(uuidString: $0) }
    try form.finish()
    guard let act else { throw NotFound() }
    let order = ReturnGarantia.Order(loan: id, act: act, actor: visit.actor)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await ReturnGarantia(desk: desk)(order, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying("La devolución va en camino.")
  }
}
