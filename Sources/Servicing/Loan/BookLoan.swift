import Audit
import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// A signed contract becomes a loan whose money is ordered, at once or when its garantía líquida
/// is deposited. Repeating the order changes nothing: the loan's id is the key.
struct BookLoan: Sendable {
  let desk: Desk

  enum Refused: Refusal, Hashable {
    case productUnknown(code: String, version: Int)
  }

  func callAsFunction(_ order: LoanOrdered, in db: Transaction) async throws {
    let loan = try await loan(for: order, in: db)
    guard try await db.insert(loan, bookedAt: desk.world.now(db.tenant)) else { return }
    if loan.status == .disbursing {
      try await desk.orderDisbursement(of: loan, in: db)
    } else {
      // A deposit comes before any disbursement, which would give them their account.
      try await desk.jobs.publish(CollectionAccountOrdered(party: loan.party), in: db)
    }
    try await desk.jobs.publish(
      LoanBooked(
        loan: loan.id, party: loan.party, principal: loan.schedule.terms.principal,
        signedOn: loan.signedOn), in: db)
    try await desk.audit.record(
      Act(
        "loan.booked", by: .system("servicing"), on: loan.id.description,
        facts: ["folio": loan.folio, "contract": loan.contract.description]), in: db)
  }

  private func loan(for order: LoanOrdered, in db: Transaction) async throws -> Loan {
    let tenant = try desk.tenants.tenant(db.tenant)
    let sold = try await desk.tenants.product(
      db.tenant, code: order.productCode, version: order.productVersion)
    guard let sold else {
      throw Refused.productUnknown(code: order.productCode, version: order.productVersion)
    }
    let calendar = tenant.manifest.calendar
    let terms = sold.terms(
      amount: order.amount, installments: order.installmentCount, disbursedOn: order.signedOn)
    let schedule = try Schedule(terms, calendar: calendar)
    let garantia =
      terms.garantiaLiquida?.amount.of(terms.principal, rounding: terms.rounding) ?? .zero
    return Loan(
      id: order.loan,
      folio: Folio(order.loan, prefix: tenant.manifest.identity.folioPrefix).description,
      party: order.party, contract: order.contract, group: order.group, branch: order.branch,
      product: SoldProduct(code: sold.code, version: sold.version, name: sold.name),
      disbursement: desk.world.newID(DisbursementID.self),
      status: garantia.isPositive ? .awaitingDeposit : .disbursing,
      schedule: schedule, cat: try schedule.cat(), signedOn: order.signedOn,
      cancelThrough: CoolingOff.lastDay(signedOn: order.signedOn, calendar: calendar),
      garantiaRequired: garantia)
  }
}

extension BookLoan.Refused {
  var problem: Problem {
    switch self {
    case .productUnknown(let code, let version):
      Problem(
        "servicing/product-unknown", status: 422, title: "No existe el producto",
        detail: "No hay un producto «\(code)» versión \(version) en esta institución.")
    }
  }
}
