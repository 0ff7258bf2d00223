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

  private func show(_ visit: Visit) async throws -> Reply {
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
        }),
      chrome: .office)
  }
}
