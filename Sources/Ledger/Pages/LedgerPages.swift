public import Foundation
import Kernel
public import Web

public import struct Kernel.CalendarDate
public import struct Kernel.TenantID

extension Ledger {
  /// The trial balance, the journal and each entry, for who may read the books.
  public func routes(
    today: @escaping @Sendable (TenantID) async throws -> CalendarDate
  ) -> Routes {
    var routes = Routes()
    routes.get("/oficina/contabilidad", .staff("ledger.read")) { visit in
      let query = visit.request.query
      let date = try await today(visit.tenant)
      let through = CalendarDate(query["al"] ?? "") ?? date
      let from = CalendarDate(query["del"] ?? "") ?? through.firstOfMonth
      let balance = try await trialBalance(
        of: visit.tenant, from: min(from, through), through: through)
      return .page(TrialBalancePage(balance: balance), chrome: .office)
    }
    routes.get("/oficina/contabilidad/polizas", .staff("ledger.read")) { visit in
      let before = visit.request.query["antes"].flatMap { EntryID($0) }
      let heads = try await journal(of: visit.tenant, before: before, count: 51)
      return .page(
        JournalPage(
          heads: Array(heads.prefix(50)), next: heads.count > 50 ? heads[49].id : nil,
          isFirst: before == nil), chrome: .office)
    }
    routes.get("/oficina/contabilidad/polizas/:entry", .staff("ledger.read")) { visit in
      let id = try visit.id("entry", EntryID.self)
      guard let found = try await entry(id, in: visit.tenant) else { throw NotFound() }
      return .page(EntryPage(entry: found), chrome: .office)
    }
    routes.place(
      Place(
        "Contabilidad", "/oficina/contabilidad", in: .office, for: "ledger.read", order: 70))
    routes.shows(TrialBalancePage.self, in: .office)
    routes.shows(JournalPage.self, in: .office)
    routes.shows(EntryPage.self, in: .office)
    return routes
  }
}
