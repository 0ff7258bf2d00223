import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// What others see of our rows: frozen values, without locks.
struct PaymentSummaries: Sendable {
  let database: Database

  func disbursement(of loan: LoanID, in tenant: TenantID) async throws -> DisbursementSummary? {
    try await database.read(for: tenant) { db in
      try await db.disbursement(of: loan).flatMap { DisbursementSummary($0) }
    }
  }

  func disbursement(_ id: DisbursementID, in tenant: TenantID) async throws -> Disbursement? {
    try await database.read(for: tenant) { db in try await db.disbursement(id) }
  }

  /// Newest first: those before the one named.
  func receipts(
    of party: PartyID, before last: PaymentID? = nil, count: Int, in tenant: TenantID
  ) async throws -> [ReceiptSummary] {
    try await database.read(for: tenant) { db in
      try await db.receipts(of: party, before: last, count: count).map { ReceiptSummary($0) }
    }
  }
}

extension DisbursementSummary {
  /// Nil for one that pays nobody's loan.
  init?(_ order: Disbursement) {
    guard case .loan(let loan, _) = order.purpose else { return nil }
    let settledAt = if case .settled(_, let at) = order.state { Optional(at) } else { nil as Date? }
    self.init(
      id: order.id, loan: loan, amount: order.amount, state: State(order.state.name),
      claveRastreo: order.state.claveRastreo?.text, settledAt: settledAt)
  }
}

extension DisbursementSummary.State {
  init(_ name: Disbursement.State.Name) {
    switch name {
    case .requested: self = .requested
    case .held: self = .held
    case .submitted: self = .submitted
    case .settled: self = .settled
    // Withdrawn before it left: for whoever asks, it was not paid and will not be.
    case .rejected, .withdrawn: self = .rejected
    case .returned: self = .returned
    }
  }
}

extension ReceiptSummary {
  init(_ receipt: Receipt) {
    self.init(
      id: receipt.id, method: receipt.method, amount: receipt.amount,
      occurredAt: receipt.occurredAt, claveRastreo: receipt.claveRastreo,
      isReversed: receipt.state == .reversed)
  }
}
