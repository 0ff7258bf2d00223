import Documents
import Foundation
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy
import Web

/// What a borrower sees of their loans and does with them.
struct PortalPages: Sendable {
  let desk: Desk
  let payments: PaymentsClient
  let people: ServicingPeople
  let loans: LoanPages

  func add(to routes: inout Routes) {
    routes.get("/mi-credito", .borrower) { try await list($0) }
    routes.get("/mi-credito/:loan", .borrower) { try await show($0) }
    routes.post("/mi-credito/:loan/cancelacion", .borrower) { try await cancel($0) }
    routes.post("/mi-credito/:loan/pago-anticipado", .borrower) { try await prepay($0) }
    routes.place(Place("Mi crédito", "/mi-credito", in: .portal, order: 20))
    routes.shows(MyLoansPage.self, in: .portal)
    routes.shows(MyLoanPage.self, in: .portal)
  }

  /// Straight to the loan where there is only one.
  private func list(_ visit: Visit) async throws -> Reply {
    let party = try visit.borrower().party
    let loans = try await desk.database.read(for: visit.tenant) { db in
      try await db.summaries(of: party)
    }
    if loans.count == 1 { return .redirect("/mi-credito/\(loans[0].id)") }
    let lines = loans.map { LoanLine(ListedLoan($0), borrower: "") }
    return .page(MyLoansPage(loans: lines), chrome: .portal)
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let file = try await own(visit)
    let page = MyLoanPage(
      file, account: try await account(of: file.loan, visit.tenant),
      actions: actions(file, visit))
    return .page(page, chrome: .portal)
  }

  private func account(of loan: Loan, _ tenant: TenantID) async throws -> CollectionAccount? {
    guard loan.status.takesPayments else { return nil }
    guard let clabe = try await payments.collectionCLABE(tenant, loan.party) else { return nil }
    return CollectionAccount(
      clabe: clabe, bank: CLABE(clabe)?.bank?.name ?? "STP",
      beneficiary: try desk.tenants.manifest(tenant).identity.razonSocial,
      reference: String(LoanReference.number(for: loan.id)))
  }

  /// 404 for anyone else's loan, as for one that does not exist.
  private func own(_ visit: Visit) async throws -> LoanFile {
    let file = try await loans.file(try visit.id("loan", LoanID.self), visit)
    guard visit.mayLook(at: file.loan) else { throw NotFound() }
    return file
  }

  private func actions(_ file: LoanFile, _ visit: Visit) -> LoanActions {
    var actions = LoanActions(
      csrf: visit.csrf, act: desk.world.newID().uuidString.lowercased())
    let loan = file.loan
    actions.hasRelease = loan.status == .paidOff
    guard loan.endedOn == nil else { return actions }
    actions.isCancellationUnanswered = loan.isCancellationUnanswered
    let asked =
      loan.isCancellationUnanswered
      ? loan.cancelRequestedOn : loan.pendingCancellation(on: file.today)
    actions.cancellationRequestedOn = asked?.text.short
    if loan.cancelRequestedOn == nil, file.today <= loan.cancelThrough {
      actions.cancellableThrough = loan.cancelThrough.text.long
    }
    let position = file.account.position(on: file.date)
    if loan.status == .active, position.mayPrepay {
      actions.prepayable = position.credit.text
    }
    return actions
  }

  private func cancel(_ visit: Visit) async throws -> Reply {
    let loan = try await own(visit).loan
    try await loans.cancel(loan, visit)
    return .redirect("/mi-credito/\(loan.id)").saying("Registramos tu cancelación.")
  }

  private func prepay(_ visit: Visit) async throws -> Reply {
    let loan = try await own(visit).loan.id
    let request = try PrepaymentForm(visit).request(for: loan)
    try await desk.database.transaction(for: visit.tenant) { db in
      try await PrepayPrincipal(desk: desk)(request, in: db)
    }
    return .redirect("/mi-credito/\(loan)").saying("Aplicamos tu saldo a favor a capital.")
  }
}
