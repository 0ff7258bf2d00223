import DecisioningAPI
import Foundation
import Kernel
import OriginationAPI
import Postgres

/// What a new application starts from.
struct NewApplication: Sendable {
  let id: ApplicationID
  let party: PartyID
  let productCode: String
  let productVersion: Int
  let amount: Money
  let installmentCount: Int
  let channel: Application.Channel
  let branch: String
  let decision: DecisionID
  let contract: ContractID
  let loan: LoanID
  var group: LoanGroupID?
}

/// One line of an application's history.
struct ApplicationEvent: RowDecodable, Sendable {
  let status: ApplicationStatus
  let actor: String
  let note: String?
  let occurredAt: Date

  init(row: Row) throws(ColumnMismatch) {
    status = try row["status"]
    actor = try row["actor"]
    note = try row["note"]
    occurredAt = try row["occurred_at"]
  }
}

extension Transaction {
  private var columns: SQL {
    """
    id, party_id, product_code, product_version, amount, installment_count, channel, status,
      answers, decision_id, contract_id, loan_id, branch, group_id, asked_for, reasons, created_at,
      submitted_at, first_amount, first_installment_count
    """
  }

  /// False where that id is taken, or that person already has an open application.
  func insert(_ new: NewApplication, at now: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO origination.application
        (tenant_id, id, party_id, product_code, product_version, amount, installment_count,
         channel, status, decision_id, contract_id, loan_id, branch, group_id, created_at,
         updated_at)
      VALUES
        (\(tenant), \(new.id), \(new.party), \(new.productCode), \(new.productVersion),
         \(new.amount), \(new.installmentCount), \(new.channel.rawValue), 'draft',
         \(new.decision), \(new.contract), \(new.loan), \(new.branch), \(new.group), \(now),
         \(now))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  func application(_ id: ApplicationID) async throws -> Application? {
    try await row(
      Application.self,
      """
      SELECT \(sql: columns)
      FROM origination.application
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Locks the application: a move is decided on what it is now.
  func lockApplication(_ id: ApplicationID) async throws -> Application? {
    try await row(
      Application.self,
      """
      SELECT \(sql: columns)
      FROM origination.application
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  /// The one that is still open, if any.
  func openApplication(of party: PartyID) async throws -> Application? {
    try await row(
      Application.self,
      """
      SELECT \(sql: columns)
      FROM origination.application
      WHERE tenant_id = \(tenant) AND party_id = \(party)
        AND status IN ('draft', 'inReview', 'moreNeeded', 'approved')
      """)
  }

  func applications(of party: PartyID) async throws -> [Application] {
    try await rows(
      Application.self,
      """
      SELECT \(sql: columns)
      FROM origination.application
      WHERE tenant_id = \(tenant) AND party_id = \(party)
      ORDER BY id DESC
      """)
  }

  /// Locks the application that a loan came from.
  func lockApplication(withLoan loan: LoanID) async throws -> Application? {
    try await row(
      Application.self,
      """
      SELECT \(sql: columns)
      FROM origination.application
      WHERE tenant_id = \(tenant) AND loan_id = \(loan)
      FOR UPDATE
      """)
  }

  /// A page of one state, the longest waiting first.
  func applications(
    in status: ApplicationStatus, after last: ApplicationID?, count: Int
  ) async throws -> [Application] {
    try await rows(
      Application.self,
      """
      SELECT \(sql: columns)
      FROM origination.application
      WHERE tenant_id = \(tenant) AND status = \(status.rawValue)
        AND (\(last)::uuid IS NULL OR id > \(last)::uuid)
      ORDER BY id
      LIMIT \(count)
      """)
  }

  func applicationCounts() async throws -> [ApplicationStatus: Int] {
    let counts = try await rows(
      StatusCount.self,
      """
      SELECT status, count(*) AS total
      FROM origination.application
      WHERE tenant_id = \(tenant)
      GROUP BY status
      """)
    return Dictionary(uniqueKeysWithValues: counts.map { ($0.status, $0.total) })
  }

  /// What was said changed, so what was decided about it is not about this: it is decided anew.
  func saveAnswers(
    _ cell: [UInt8], decision: DecisionID, of id: ApplicationID, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE origination.application
      SET answers = \(cell), updated_at = \(now),
        decision_id = CASE
          WHEN status IN ('draft', 'moreNeeded') THEN \(decision)::uuid ELSE decision_id END
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func saveRequest(
    _ request: StartApplication.Request, version: Int, decision: DecisionID,
    of id: ApplicationID, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE origination.application
      SET amount = \(request.amount), installment_count = \(request.installmentCount),
        product_code = \(request.productCode), product_version = \(version),
        channel = \(request.channel.rawValue), branch = \(request.branch),
        group_id = \(request.group), decision_id = \(decision), updated_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id) AND status = 'draft'
      """)
  }

  func saveOffer(
    _ amount: Money, installments: Int, of id: ApplicationID, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE origination.application
      SET amount = \(amount), installment_count = \(installments),
        first_amount = coalesce(first_amount, amount),
        first_installment_count = coalesce(first_installment_count, installment_count),
        updated_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func applicationEvents(_ id: ApplicationID) async throws -> [ApplicationEvent] {
    try await rows(
      ApplicationEvent.self,
      """
      SELECT status, actor, note, occurred_at
      FROM origination.application_event
      WHERE tenant_id = \(tenant) AND application_id = \(id)
      ORDER BY id
      """)
  }

  func save(_ move: RecordedMove) async throws {
    _ = try await pipeline([
      """
      UPDATE origination.application
      SET status = \(move.status.rawValue), asked_for = \(move.askedFor),
        reasons = coalesce(\(move.reasons.map { JSON($0) })::jsonb, reasons),
        approved_by = coalesce(\(move.approvedBy), approved_by),
        submitted_at = coalesce(submitted_at, \(move.submittedAt)),
        updated_at = \(move.at)
      WHERE tenant_id = \(tenant) AND id = \(move.application)
      """,
      """
      INSERT INTO origination.application_event
        (tenant_id, id, application_id, status, actor, note, occurred_at)
      VALUES
        (\(tenant), \(move.event), \(move.application), \(move.status.rawValue),
         \(move.actor.description), \(move.note), \(move.at))
      """,
    ])
  }
}

/// A move already decided, as it is written down.
struct RecordedMove: Sendable {
  let application: ApplicationID
  let event: UUID
  let status: ApplicationStatus
  let actor: Actor
  let at: Date
  var note: String?
  var askedFor: String?
  var reasons: [DecisionReason]?
  var approvedBy: String?
  var submittedAt: Date?
}

private struct StatusCount: RowDecodable {
  let status: ApplicationStatus
  let total: Int

  init(row: Row) throws(ColumnMismatch) {
    status = try row["status"]
    total = try row["total"]
  }
}
