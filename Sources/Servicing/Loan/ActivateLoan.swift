import Audit
import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// The money arrived: interest runs from that day, and the due dates stay those that were signed.
struct ActivateLoan: Sendable {
  let desk: Desk

  enum Refused: Refusal, Hashable {
    case loanUnknown(LoanID)
  }

  func callAsFunction(_ settled: DisbursementSettled, in db: Transaction) async throws {
    guard var record = try await db.lockLoan(settled.loan) else {
      throw Refused.loanUnknown(settled.loan)
    }
    guard try await pays(&record.loan, settled, in: db) else { return }
    let before = record
    let calendar = try desk.tenants.calendar(db.tenant)
    record.loan.schedule = try record.loan.schedule.disbursed(
      on: settled.settledOn, calendar: calendar)
    record.loan.disbursedOn = settled.settledOn
    record.loan.status = .active
    try await db.saveActivation(record.loan)
    try await open(&record, from: before, in: db)
    try await tell(record.loan, settled, in: db)
  }

  /// Its present order; or one that the bank rejected and a person found to be paid all the same,
  /// which takes the place of the order that came after it.
  private func pays(
    _ loan: inout Loan, _ settled: DisbursementSettled, in db: Transaction
  ) async throws -> Bool {
    let present = loan.disbursement
    if loan.status == .disbursing, present == settled.disbursement { return true }
    guard try await db.rejection(of: settled.disbursement)?.loan == loan.id else { return false }
    switch loan.status {
    case .awaitingDeposit, .disbursing:
      loan.disbursement = settled.disbursement
      try await db.saveState(loan)
      try await desk.jobs.publish(DisbursementWithdrawn(disbursement: present), in: db)
      return true
    case .active, .paidOff, .cancelled:
      if present == settled.disbursement, loan.disbursedOn != nil { return false }
      try await ClaimPaidTwice(desk: desk)(settled, of: loan, in: db)
      return false
    }
  }

  private func open(
    _ record: inout LoanRecord, from before: LoanRecord, in db: Transaction
  ) async throws {
    let businessDate = try await desk.tenants.businessDate(in: db)
    let day = record.day(businessDate)
    record.closedThrough = day
    try await db.save(
      LoanStandingRow(
        loan: record.loan.id, closedThrough: day, position: record.account.position(on: day)))
    try await desk.post(
      from: before, to: record, on: day, source: "disbursement:\(record.loan.disbursement)",
      memo: "Desembolso \(record.loan.folio)", in: db)
  }

  private func tell(
    _ loan: Loan, _ settled: DisbursementSettled, in db: Transaction
  ) async throws {
    try await desk.jobs.publish(
      LoanActivated(
        loan: loan.id, party: loan.party, amount: settled.amount,
        disbursedOn: settled.settledOn), in: db)
    try await desk.write(
      .creditoDispersado, about: loan,
      ["monto": settled.amount.text, "fecha": settled.settledOn.text.short], in: db)
    try await desk.audit.record(
      Act(
        "loan.activated", by: .system("servicing"), on: loan.id.description,
        facts: ["disbursedOn": settled.settledOn.description, "clave": settled.claveRastreo]),
      in: db)
  }
}

extension ActivateLoan.Refused {
  var problem: Problem {
    switch self {
    case .loanUnknown(let id): .loanUnknown(id)
    }
  }
}

extension Problem {
  static func loanUnknown(_ id: LoanID) -> Problem {
    Problem(
      "servicing/loan-unknown", status: 404, title: "No existe el crédito",
      detail: "No hay un crédito \(id) en esta cartera.")
  }
}
