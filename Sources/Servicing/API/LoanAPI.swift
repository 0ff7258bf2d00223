import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy
import Web

/// `/api/v1/loans` and the stateless quote.
struct LoanAPI: Sendable {
  let desk: Desk
  static let scope = "loans.read"
  static let quoteScope = "quotes.read"
  private static let pageSizes = 1...100

  func add(to routes: inout Routes) {
    routes.api(.get, "/api/v1/loans", scope: Self.scope, Self.listSpec) { try await list($0) }
    routes.api(.get, "/api/v1/loans/:loan", scope: Self.scope, Self.loanSpec) {
      try await show($0)
    }
    routes.api(.get, "/api/v1/loans/:loan/schedule", scope: Self.scope, Self.scheduleSpec) {
      try await schedule($0)
    }
    routes.api(.get, "/api/v1/loans/:loan/repayments", scope: Self.scope, Self.repaymentsSpec) {
      try await repayments($0)
    }
    routes.api(.get, "/api/v1/loans/:loan/payoff-quote", scope: Self.scope, Self.payoffSpec) {
      try await payoffQuote($0)
    }
    routes.api(.post, "/api/v1/quotes", scope: Self.quoteScope, Self.quoteSpec) {
      try await QuoteAPI(tenants: desk.tenants).quote($0)
    }
    routes.api(.post, "/api/v1/lives", scope: Self.quoteScope, Self.lifeSpec) {
      try await LifeAPI(tenants: desk.tenants).live($0)
    }
  }

  private func list(_ visit: Visit) async throws -> Reply {
    var form = visit.query
    let limit =
      form.fields["limit"] == nil ? 50 : form.number("limit", "limit", in: Self.pageSizes) ?? 50
    let filter = LoanFilter(
      status: Self.value(&form, "status", LoanStatus.init(rawValue:)),
      bucket: Self.value(&form, "bucket", DelinquencyBucket.init(rawValue:)),
      before: Self.value(&form, "after") { LoanID($0) })
    try form.finish()
    let found = try await desk.database.read(for: visit.tenant) { db in
      try await db.loans(filter, count: limit + 1)
    }
    let page = found.prefix(limit).map { LoanModel($0.summary) }
    let next = found.count > limit ? page.last?.id.description : nil
    return try .json(LoanListModel(loans: page, next: next))
  }

  /// Nil where it is absent; refused where it is there and is not one.
  private static func value<Value>(
    _ form: inout Form, _ name: String, _ reader: (String) -> Value?
  ) -> Value? {
    guard form.fields[name] != nil else { return nil }
    return form.parse(name, orSay: "«\(name)» no es un valor admitido.", reader)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    let summary = try await LoanQuestions(desk: desk).summary(visit.tenant, id)
    guard let summary else { throw NotFound() }
    return try .json(LoanModel(summary))
  }

  private func schedule(_ visit: Visit) async throws -> Reply {
    let (record, today) = try await record(visit)
    let on = record.day(today)
    return try .json(
      ScheduleModel(
        loan: record.loan.id, on: on,
        installments: record.account.installments(on: on).map(InstallmentModel.init)))
  }

  private func repayments(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    let found = try await desk.database.read(for: visit.tenant) { db in
      (record: try await db.loan(id), repayments: try await db.repayments(of: id))
    }
    guard found.record != nil else { throw NotFound() }
    return try .json(
      RepaymentListModel(repayments: found.repayments.map(RepaymentModel.init)))
  }

  private func payoffQuote(_ visit: Visit) async throws -> Reply {
    let (record, today) = try await record(visit)
    guard record.loan.status == .active else { throw PayoffRefused.notOpen }
    var form = visit.query
    let earliest = record.day(today)
    let on = Self.value(&form, "on") { CalendarDate($0) } ?? earliest
    if !(earliest...earliest.adding(days: 366)).contains(on) {
      form.refuse("on", "«on» va de \(earliest) a un año después.")
    }
    try form.finish()
    return try .json(PayoffQuoteModel(record.loan.id, record.account.payoffQuote(on: on)))
  }

  private func record(_ visit: Visit) async throws -> (LoanRecord, CalendarDate) {
    let id = try visit.id("loan", LoanID.self)
    let found = try await desk.database.read(for: visit.tenant) { db in
      (record: try await db.loan(id), today: try await desk.tenants.businessDate(in: db))
    }
    guard let record = found.record else { throw NotFound() }
    return (record, found.today)
  }
}
