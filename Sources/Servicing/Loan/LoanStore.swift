import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI

extension Transaction {
  var loanColumns: SQL {
    """
    id, folio, party_id, contract_id, group_id, branch, product_code, product_version,
      product_name, disbursement_id, status, schedule, cat_tenths, signed_on, cancel_through,
      garantia_required, cancel_requested_on, cancel_lapsed_on, disbursed_on, ended_on
    """
  }

  /// Locks the loan until the transaction ends: two payments never read the same balance.
  func lockLoan(_ id: LoanID) async throws -> LoanRecord? {
    let loan = try await row(
      LoanRow.self,
      """
      SELECT \(sql: loanColumns)
      FROM servicing.loan
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
    guard let loan else { return nil }
    return try await record(of: loan.loan)
  }

  /// The same without a lock, for whoever only looks.
  func loan(_ id: LoanID) async throws -> LoanRecord? {
    let loan = try await row(
      LoanRow.self,
      """
      SELECT \(sql: loanColumns)
      FROM servicing.loan
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
    guard let loan else { return nil }
    return try await record(of: loan.loan)
  }

  private func record(of loan: Loan) async throws -> LoanRecord {
    let closed = try await value(
      CalendarDate.self,
      """
      SELECT closed_through
      FROM servicing.loan_standing
      WHERE tenant_id = \(tenant) AND loan_id = \(loan.id)
      """)
    let events = try await rows(
      EventRow.self,
      """
      SELECT id, effective_on, instant, what
      FROM servicing.loan_event
      WHERE tenant_id = \(tenant) AND loan_id = \(loan.id)
      ORDER BY effective_on, instant, id
      """)
    return LoanRecord(loan: loan, events: events.map(\.event), closedThrough: closed)
  }

  /// The loan that a disbursement pays out.
  func loanPaid(by disbursement: DisbursementID) async throws -> LoanID? {
    try await value(
      LoanID.self,
      """
      SELECT id
      FROM servicing.loan
      WHERE tenant_id = \(tenant) AND disbursement_id = \(disbursement)
      """)
  }

  /// True the first time; an order that is repeated finds its loan and changes nothing.
  func insert(_ loan: Loan, bookedAt: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO servicing.loan (
        tenant_id, id, folio, party_id, contract_id, group_id, branch, product_code,
        product_version, product_name, disbursement_id, status, principal, cat_tenths, schedule,
        signed_on, cancel_through, garantia_required, booked_at)
      VALUES (
        \(tenant), \(loan.id), \(loan.folio), \(loan.party), \(loan.contract), \(loan.group),
        \(loan.branch), \(loan.product.code), \(loan.product.version), \(loan.product.name),
        \(loan.disbursement), \(loan.status), \(loan.schedule.terms.principal),
        \(loan.cat?.tenths), \(JSON(loan.schedule)), \(loan.signedOn), \(loan.cancelThrough),
        \(loan.garantiaRequired), \(bookedAt))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }

  /// What changes in a loan's own row while it lives; its terms never do.
  func saveState(_ loan: Loan) async throws {
    try await execute(
      """
      UPDATE servicing.loan
      SET status = \(loan.status), cancel_requested_on = \(loan.cancelRequestedOn),
        cancel_lapsed_on = \(loan.cancelLapsedOn), ended_on = \(loan.endedOn),
        disbursement_id = \(loan.disbursement)
      WHERE tenant_id = \(tenant) AND id = \(loan.id)
      """)
  }

  /// The table with its true first period, once it is known when the money arrived.
  func saveActivation(_ loan: Loan) async throws {
    try await execute(
      """
      UPDATE servicing.loan
      SET status = \(loan.status), schedule = \(JSON(loan.schedule)),
        disbursed_on = \(loan.disbursedOn)
      WHERE tenant_id = \(tenant) AND id = \(loan.id)
      """)
    try await insertInstallments(of: loan)
  }

  private func insertInstallments(of loan: Loan) async throws {
    let rows = loan.schedule.installments
    try await execute(
      """
      INSERT INTO servicing.installment (
        tenant_id, loan_id, number, period_start, period_end, due_on, principal, interest,
        interest_iva, fees, fees_iva, insurance, insurance_iva)
      SELECT \(tenant), \(loan.id), number, period_start, period_end, due_on, principal, interest,
        interest_iva, fees, fees_iva, insurance, insurance_iva
      FROM unnest(
        \(rows.map(\.number))::int4[], \(rows.map(\.periodStart))::date[],
        \(rows.map(\.periodEnd))::date[], \(rows.map(\.dueOn))::date[],
        \(rows.map(\.principal))::int8[], \(rows.map(\.interest))::int8[],
        \(rows.map(\.interestIVA))::int8[], \(rows.map(\.fees))::int8[],
        \(rows.map(\.feesIVA))::int8[], \(rows.map(\.insurance))::int8[],
        \(rows.map(\.insuranceIVA))::int8[])
        AS planned (number, period_start, period_end, due_on, principal, interest, interest_iva,
          fees, fees_iva, insurance, insurance_iva)
      """)
  }
}

/// A row of `servicing.loan` on its way to a `Loan`.
struct LoanRow: RowDecodable {
  let loan: Loan

  init(row: Row) throws(ColumnMismatch) {
    let schedule: JSON<Schedule> = try row["schedule"]
    let cat: Int? = try row["cat_tenths"]
    let product = SoldProduct(
      code: try row["product_code"], version: try row["product_version"],
      name: try row["product_name"])
    loan = Loan(
      id: try row["id"], folio: try row["folio"], party: try row["party_id"],
      contract: try row["contract_id"], group: try row["group_id"], branch: try row["branch"],
      product: product, disbursement: try row["disbursement_id"], status: try row["status"],
      schedule: schedule.value, cat: cat.map { CAT(tenths: $0) },
      signedOn: try row["signed_on"], cancelThrough: try row["cancel_through"],
      garantiaRequired: try row["garantia_required"],
      cancelRequestedOn: try row["cancel_requested_on"],
      cancelLapsedOn: try row["cancel_lapsed_on"],
      disbursedOn: try row["disbursed_on"], endedOn: try row["ended_on"])
  }
}

/// A row of `servicing.loan_event`.
struct EventRow: RowDecodable {
  let event: LoanEvent

  init(row: Row) throws(ColumnMismatch) {
    let what: JSON<LoanEvent.What> = try row["what"]
    event = LoanEvent(
      id: try row["id"], effectiveOn: try row["effective_on"], instant: try row["instant"],
      what.value)
  }
}
