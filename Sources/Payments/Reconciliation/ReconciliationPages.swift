import Kernel
import PaymentsAPI
import Tenancy
import Web

/// A day of the bank beside ours, and the act that asks the bank for it.
struct ReconciliationPages: Sendable {
  let acts: PaymentActs

  static let path: Href = "/oficina/conciliacion"
  static let pageLines = 100

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/conciliacion", .staff("payments.reconcile")) { visit in
      try await show(visit)
    }
    routes.post("/oficina/conciliacion", .staff("payments.reconcile")) { visit in
      try await reconcile(visit)
    }
    routes.place(
      Place("Conciliación", Self.path, in: .office, for: "payments.reconcile", order: 46))
    routes.shows(ReconciliationPage.self, in: .office)
    return routes
  }

  private func reconcile(_ visit: Visit) async throws -> Reply {
    let day = try day(visit.form.typed("dia"), visit)
    let answer = try await acts.reconcile(
      day, settledBefore: visit.now, by: visit.actor, of: visit.tenant)
    return .redirect(Self.path.with("dia", day)).saying(
      Self.said(recovered: answer.recoveredCount))
  }

  private static func said(recovered count: Int) -> String {
    switch count {
    case 0: "El banco contestó; no faltaba nada por tomar."
    case 1: "El banco contestó; se recuperó un movimiento."
    case let count: "El banco contestó; se recuperaron \(count) movimientos."
    }
  }

  /// The bank's day that runs, unless another is named.
  private func day(_ text: String, _ visit: Visit) throws -> CalendarDate {
    guard !text.isEmpty else { return acts.reconcile.rail.operatingDay(visit.now) }
    guard let day = CalendarDate(text) else { throw NotFound() }
    return day
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let today = acts.reconcile.rail.operatingDay(visit.now)
    let day = try day(visit.request.query["dia"] ?? "", visit)
    let after = visit.request.query["despues"]
    let asked = try await acts.reading.bankDay(day, in: visit.tenant)
    let comparison = try await acts.reconcile.comparison(of: day, visit.tenant)
    let zone = try acts.tenants.manifest(visit.tenant).timeZone
    let matched = comparison.lines.filter { $0.finding == .matched }
    let page = matched.page(after: after, count: Self.pageLines)
    let wasTold = asked?.answeredAt != nil
    return .page(
      ReconciliationPage(
        day: day, dayBefore: acts.reconcile.rail.dayBefore(day),
        dayAfter: day < today ? day.adding(days: 1) : nil,
        asked: asked.map {
          .init(
            when: InstantText($0.askedAt, in: zone).text, failed: $0.failure != nil,
            unreadableCount: $0.unreadableCount)
        },
        totals: wasTold
          ? [.init(.received, comparison.received), .init(.sent, comparison.sent)] : [],
        groups: wasTold
          ? DayComparison.Finding.allCases.compactMap { .init($0, comparison, matched: page) } : [],
        next: page.count == Self.pageLines && page.last != matched.last
          ? page.last?.claveRastreo : nil,
        csrf: visit.csrf),
      chrome: .office)
  }
}

extension [DayComparison.Line] {
  fileprivate func page(after clave: String?, count: Int) -> [DayComparison.Line] {
    let start = clave.flatMap { last in firstIndex { $0.claveRastreo == last } }.map { $0 + 1 } ?? 0
    return Array(dropFirst(start).prefix(count))
  }
}

extension ReconciliationPage.Total {
  fileprivate init(_ direction: BankLine.Direction, _ sum: DayComparison.Sum) {
    self.init(
      direction: direction, bank: sum.bank.text, ours: sum.ours.text,
      difference: sum.difference.text, agrees: sum.difference.isZero)
  }
}

extension ReconciliationPage.Group {
  /// Nil where there is nothing to say. What asks for a person is shown whole.
  fileprivate init?(
    _ finding: DayComparison.Finding, _ comparison: DayComparison, matched: [DayComparison.Line]
  ) {
    let count = comparison.count(finding)
    guard count > 0 else { return nil }
    let lines =
      finding == .matched ? matched : comparison.lines.filter { $0.finding == finding }
    self.init(
      finding: finding, count: count, amount: comparison.amount(finding).text,
      lines: lines.map { .init($0) })
  }
}

/// A bank by the name that people know; by its number where it has none.
private func bankName(_ spei: String) -> String {
  Bank.all.first { $0.spei == spei }?.name ?? spei
}

extension ReconciliationPage.Line {
  fileprivate init(_ line: DayComparison.Line) {
    let link: Href? =
      switch line.subject {
      case .receipt(let id): "/oficina/depositos/\(id)"
      case .disbursement(let id): "/oficina/dispersiones/\(id)"
      case nil: nil
      }
    self.init(
      direction: line.direction, claveRastreo: line.claveRastreo,
      institution: line.institution.map(bankName) ?? "",
      bank: line.bankAmount?.text ?? "No está", ours: line.ourAmount?.text ?? "No está",
      link: link)
  }
}
