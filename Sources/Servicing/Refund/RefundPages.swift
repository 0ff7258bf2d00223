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
    .page(try await page(visit), chrome: .office)
  }

  func page(_ visit: Visit) async throws -> RefundListPage {
    let (left, owed) = try await desk.database.read(for: visit.tenant) { db in
      (
        try await read(try await db.refundsToMake(), in: db).filter(\.1.free.isPositive),
        try await read(try await db.refundsToDoubt(), in: db).filter(\.1.owed.isPositive)
      )
    }
    let names = try await people.names(visit.tenant, (left + owed).map(\.0.party))
    func line(_ loan: Loan, _ amount: Money) -> RefundListPage.Line {
      RefundListPage.Line(
        loan: loan.id, party: loan.party, folio: loan.folio,
        borrower: names[loan.party] ?? "Cliente", endedOn: loan.endedOn?.text.short ?? "",
        amount: amount.text, act: desk.world.newID().uuidString.lowercased())
    }
    return RefundListPage(
      rows: left.map { line($0, $1.free) }, owed: owed.map { line($0, $1.owed) },
      csrf: visit.csrf)
  }

  private func read(_ loans: [LoanID], in db: Transaction) async throws -> [(Loan, Refund)] {
    let today = try await desk.tenants.businessDate(in: db)
    var found: [(Loan, Refund)] = []
    for id in loans {
      guard let record = try await db.loan(id) else { continue }
      found.append((record.loan, try await db.refund(of: record, on: today)))
    }
    return found
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
