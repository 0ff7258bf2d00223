import Kernel
import Tenancy
import Web

/// Drawers that were counted and closed: the list and each one's count, to reread and print.
struct ClosingPages: Sendable {
  let acts: PaymentActs
  let reading: PaymentReading

  static let pageLines = 50

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/caja/cierres", .staff("payments.read")) { visit in
      try await list(visit)
    }
    routes.get("/oficina/caja/cierres/:till", .staff("payments.read")) { visit in
      try await show(visit)
    }
    routes.post("/oficina/caja/cierres/:till/banco", .staff("payments.till")) { visit in
      do { return try await bank(visit) } catch let refused as InvalidFields {
        return try await show(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.shows(ClosingListPage.self, in: .office)
    routes.shows(ClosingPage.self, in: .office)
    return routes
  }

  private func list(_ visit: Visit) async throws -> Reply {
    let zone = try acts.tenants.manifest(visit.tenant).timeZone
    let before = visit.request.query["despues"].flatMap { TillID($0) }
    let found = try await reading.closedTills(
      before: before, count: Self.pageLines + 1, in: visit.tenant)
    let page = Array(found.prefix(Self.pageLines))
    return .page(
      ClosingListPage(
        lines: page.compactMap { till in
          till.closing.map { closing in
            ClosingListPage.Line(
              id: till.id, closed: InstantText(closing.at, in: zone).text,
              cashier: till.cashierName, branch: till.branch, counted: closing.counted.text,
              difference: closing.difference.text, isBalanced: closing.difference.isZero)
          }
        }, next: found.count > page.count ? page.last?.id : nil),
      chrome: .office)
  }

  private func bank(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("till", TillID.self)
    guard let (till, _) = try await reading.till(id, in: visit.tenant) else { throw NotFound() }
    guard mayBank(till, visit) else { throw Forbidden() }
    try acts.freshProof(visit, "/oficina/caja/cierres/\(id)")
    var form = visit.form
    let amount = form.money("importe", "cuánto se depositó")
    let slip = form.text("ficha", "el folio de la ficha", max: 60)
    try form.finish()
    guard let amount else { return .redirect("/oficina/caja/cierres/\(id)") }
    do {
      try await acts.bankTill(id, amount: amount, slip: slip, by: visit.actor, of: visit.tenant)
    } catch let refused as BankTill.Refused where !refused.problem.errors.isEmpty {
      throw InvalidFields(refused.problem.errors)
    }
    return .redirect("/oficina/caja/cierres/\(id)").saying("El depósito quedó anotado.")
  }

  /// Its own cashier, or whoever answers for all the money.
  private func mayBank(_ till: Till, _ visit: Visit) -> Bool {
    guard visit.may("payments.till") else { return false }
    return visit.actor == till.cashier || visit.may("payments.reconcile")
  }

  private func bank(_ till: Till, _ form: Form, _ visit: Visit) -> ClosingPage.Bank {
    if let banked = till.closing?.banked {
      return .taken(amount: banked.amount.text, on: banked.on.text.short, slip: banked.slip)
    }
    guard mayBank(till, visit), till.closing?.counted.isPositive == true else {
      return .none
    }
    return .waiting(till: till.id, form: form, csrf: visit.csrf)
  }

  private func show(
    _ visit: Visit, _ form: Form = Form(), status: Int = 200
  ) async throws -> Reply {
    let id = try visit.id("till", TillID.self)
    guard let (till, receipts) = try await reading.till(id, in: visit.tenant),
      let closing = till.closing
    else { throw NotFound() }
    let manifest = try acts.tenants.manifest(visit.tenant)
    let zone = manifest.timeZone
    let names = try await acts.people.names(visit.tenant, receipts.compactMap(\.party))
    return .page(
      ClosingPage(
        lender: manifest.identity.razonSocial, cashier: till.cashierName, branch: till.branch,
        opened: InstantText(till.openedAt, in: zone).text,
        closed: InstantText(closing.at, in: zone).text, opening: till.openingCash.text,
        taken: (closing.expected - till.openingCash).text, expected: closing.expected.text,
        counted: closing.counted.text, difference: closing.difference.text,
        isBalanced: closing.difference.isZero, note: closing.note,
        slips: receipts.map { receipt in
          ClosingPage.Slip(
            id: receipt.id, time: InstantText(receipt.occurredAt, in: zone).time,
            payer: receipt.party.flatMap { names[$0] } ?? "", amount: receipt.amount.text,
            isReversed: receipt.state == .reversed)
        }, bank: bank(till, form, visit)),
      chrome: .office, status: status)
  }
}
