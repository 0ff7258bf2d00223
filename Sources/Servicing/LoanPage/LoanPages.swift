import Foundation
import Kernel
import Ledger
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy
import Web

/// The loan's page in the back office and what can be done from it.
struct LoanPages: Sendable {
  let desk: Desk
  let people: ServicingPeople
  let panels: [Panel<LoanID>]
  var stepBack: StepBack?

  static let read: Permission = "loan.read"
  static let prepay: Permission = "loan.prepay"
  static let cancel: Permission = "loan.cancel"
  static let garantia: Permission = "loan.garantia"

  func add(to routes: inout Routes) {
    routes.get("/oficina/creditos/:loan", .staff(Self.read)) { try await show($0) }
    routes.post("/oficina/creditos/:loan/pago-anticipado", .staff(Self.prepay)) {
      try await prepay($0)
    }
    routes.post("/oficina/creditos/:loan/cancelacion", .staff(Self.cancel)) {
      try await cancel($0)
    }
    routes.shows(LoanPage.self, in: .office)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    let file = try await file(id, visit)
    var views: [PanelView] = []
    for panel in panels.sorted(by: { $0.order < $1.order }) {
      views.append(PanelView(title: panel.title, content: try await panel.view(visit, id)))
    }
    return .page(LoanPage(file, actions: actions(file, visit), panels: views), chrome: .office)
  }

  /// Everything about a loan; 404 where there is none.
  func file(_ id: LoanID, _ visit: Visit) async throws -> LoanFile {
    let read = try await desk.database.read(for: visit.tenant) { db in
      guard let record = try await db.loan(id) else { throw NotFound() }
      let today = try await desk.tenants.businessDate(in: db)
      return (
        record: record, today: today, rejection: try await db.rejection(of: record.loan),
        refund: try await db.refund(of: record, on: today),
        repayments: try await db.repayments(of: id), acts: try await db.acts(on: id),
        garantia: try await db.garantia(of: record.loan)
      )
    }
    let record = read.record
    let names = try await people.names(visit.tenant, [record.loan.party])
    let manifest = try desk.tenants.manifest(visit.tenant)
    return LoanFile(
      record: record, today: read.today, borrower: names[record.loan.party] ?? "Cliente",
      repayments: read.repayments, acts: read.acts,
      postings: try await desk.ledger.postings(of: id, in: visit.tenant),
      garantia: read.garantia, rejection: read.rejection, refund: read.refund,
      zone: manifest.timeZone,
      branch: manifest.branch(record.loan.branch)?.name ?? record.loan.branch)
  }

  private func actions(_ file: LoanFile, _ visit: Visit) -> LoanActions {
    let act = desk.world.newID().uuidString.lowercased()
    var actions = LoanActions(csrf: visit.csrf, act: act)
    let loan = file.loan
    actions.hasRelease = loan.status == .paidOff
    actions.isCancellationUnanswered = loan.isCancellationUnanswered
    let asked =
      loan.isCancellationUnanswered
      ? loan.cancelRequestedOn : loan.pendingCancellation(on: file.today)
    actions.cancellationRequestedOn = asked?.text.short
    let isOpen = loan.endedOn == nil
    if visit.may(Self.cancel), isOpen, loan.cancelRequestedOn == nil,
      file.today <= loan.cancelThrough
    {
      actions.cancellableThrough = loan.cancelThrough.text.short
    }
    actions.mayReorder = visit.may(RejectionPages.permission)
    actions.mayCancelRejected = visit.may(Self.cancel)
    actions.mayRefund = visit.may(RefundPages.permission)
    let free = file.garantia.free
    if visit.may(Self.garantia), loan.endedOn != nil, free.isPositive {
      actions.returnable = free.text
    }
    actions.mayCorrect = visit.may(FeePages.correct) && loan.status != .cancelled
    guard loan.status == .active else { return actions }
    let position = file.account.position(on: file.date)
    if visit.may(FeePages.collect), (try? file.record.nextCollectionFee(on: file.date)) != nil {
      actions.collectionFee = file.account.terms.collectionFee.text
    }
    let applicable = min(free, position.due.total)
    if visit.may(Self.garantia), position.daysPastDue > 0, applicable.isPositive {
      actions.applicable = applicable.text
    }
    if visit.may(Self.prepay), position.mayPrepay {
      actions.prepayable = position.credit.text
    }
    return actions
  }

  private func prepay(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    let request = try PrepaymentForm(visit).request(for: id)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await PrepayPrincipal(desk: desk)(request, in: db)
    }
    return .redirect("/oficina/creditos/\(id)").saying("El saldo a favor se aplicó a capital.")
  }

  private func cancel(_ visit: Visit) async throws -> Reply {
    let id = try visit.id("loan", LoanID.self)
    try await cancel(try await file(id, visit).loan, visit)
    return .redirect("/oficina/creditos/\(id)").saying("Se registró la cancelación.")
  }

  /// With its contract where there is one; the order reaches the loan as a fact.
  func cancel(_ loan: Loan, _ visit: Visit) async throws {
    if let stepBack { return try await stepBack(visit, loan.contract) }
    try await desk.database.transaction(for: visit.tenant) { db in
      let today = try await desk.tenants.businessDate(in: db)
      try await CancelLoan(desk: desk)(loan.id, by: visit.actor, askedOn: today, in: db)
    }
  }
}

/// The two fields with which credit is applied to principal, in the office and in the portal.
struct PrepaymentForm {
  let act: UUID
  let choice: PrepaymentChoice
  let actor: Kernel.Actor

  init(_ visit: Visit) throws {
    var form = visit.form
    let act = form.parse("acto", orSay: "Vuelva a abrir el crédito.") { UUID(uuidString: $0) }
    let choice = form.parse("eleccion", orSay: "Elige cómo aplicarlo.") {
      PrepaymentChoice(rawValue: $0)
    }
    try form.finish()
    guard let act, let choice else { throw NotFound() }
    self.act = act
    self.choice = choice
    actor = visit.actor
  }

  func request(for loan: LoanID) -> PrepayPrincipal.Request {
    PrepayPrincipal.Request(loan: loan, request: act, choice: choice, actor: actor)
  }
}
