import Kernel
import Lending
import Postgres
import ServicingAPI
import Web

struct LoanListPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  private static let pageSize = 50

  func add(to routes: inout Routes) {
    routes.get("/oficina/creditos", .staff(LoanPages.read)) { try await show($0) }
    routes.place(
      Place("Créditos", "/oficina/creditos", in: .office, for: LoanPages.read, order: 20))
    routes.shows(LoanListPage.self, in: .office)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let filter = LoanFilter(
      status: visit.request.query["estado"].flatMap(LoanStatus.init),
      bucket: visit.request.query["atraso"].flatMap(DelinquencyBucket.init),
      daysLateMin: visit.request.query["atraso"].flatMap(Self.daysLateMin),
      before: visit.request.query["antes"].flatMap { LoanID($0) })
    let found = try await desk.database.read(for: visit.tenant) { db in
      try await db.loans(filter, count: Self.pageSize + 1)
    }
    let shown = Array(found.prefix(Self.pageSize))
    var next: Href?
    if found.count > shown.count, let last = shown.last {
      next = ("/oficina/creditos" as Href).with("antes", last.summary.id)
        .with("estado", filter.status?.rawValue).with(
          "atraso", filter.bucket?.rawValue ?? filter.daysLateMin.map { "\($0)+" })
    }
    let page = LoanListPage(
      rows: try await lines(shown, visit.tenant), filter: filter, next: next)
    return .page(page, chrome: .office)
  }

  /// `1+`, `31+`: so late or later.
  private static func daysLateMin(_ text: String) -> Int? {
    guard text.hasSuffix("+"), DelinquencyBucket(rawValue: text) == nil else { return nil }
    return Int(text.dropLast()).flatMap { (1...9_999).contains($0) ? $0 : nil }
  }

  func lines(_ listed: [ListedLoan], _ tenant: TenantID) async throws -> [LoanLine] {
    let names = try await people.names(tenant, listed.map(\.summary.party))
    return listed.map { LoanLine($0, borrower: names[$0.summary.party] ?? "Cliente") }
  }

  /// Folios, for the office's one search box.
  var search: SearchSource {
    SearchSource("Créditos", order: 20) { visit, query in
      guard visit.may(LoanPages.read), query.count >= 3 else { return [] }
      let prefix = query.uppercased()
      let found = try await desk.database.read(for: visit.tenant) { db in
        try await db.loans(folioPrefix: prefix)
      }
      return found.map { listed in
        SearchHit(
          listed.summary.folio,
          detail: "\(listed.summary.productName) · saldo \(listed.summary.outstanding.text)",
          href: "/oficina/creditos/\(listed.summary.id)",
          isExact: listed.summary.folio == prefix)
      }
    }
  }

  /// A person's loans, on their page.
  var panel: Panel<PartyID> {
    Panel("Créditos", order: 10) { visit, party in
      let loans = try await desk.database.read(for: visit.tenant) { db in
        try await db.summaries(of: party)
      }
      guard !loans.isEmpty else { return emptyState("No tiene créditos") }
      return loanTable(try await lines(loans.map { ListedLoan($0) }, visit.tenant))
    }
  }
}
