import Foundation
import Kernel
import PaymentsAPI
import Postgres

extension Disbursement: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    amount = try row["amount"]
    requestedAt = try row["requested_at"]
    submittedAt = try row["submitted_at"]
    let folioText: String? = try row["rail_folio"]
    folio = folioText.map { RailFolio($0) }
    let loan: LoanID? = try row["loan_id"]
    let party: PartyID? = try row["party_id"]
    let receipt: PaymentID? = try row["receipt_id"]
    let purposeName: String = try row["purpose"]
    if let loan, let party, let giveBack = GiveBack(rawValue: purposeName) {
      purpose = .giveBack(giveBack, loan, party)
    } else if let loan, let party {
      purpose = .loan(loan, party)
    } else if let receipt {
      purpose = .receiptReturn(receipt)
    } else {
      throw ColumnMismatch(column: "purpose", expected: "a loan or a receipt", found: "neither")
    }
    state = try Self.state(of: row)
  }

  private static func state(of row: Row) throws(ColumnMismatch) -> State {
    let name: State.Name = try row["state"]
    let code: String? = try row["code"]
    let reason: String? = try row["reason"]
    let claveText: String? = try row["clave_rastreo"]
    let clave = claveText.flatMap { ClaveRastreo($0) }
    switch name {
    case .requested: return .requested
    case .held: return .held(reason: reason ?? "")
    case .rejected: return .rejected(code: code ?? "", reason: reason ?? "")
    case .withdrawn: return .withdrawn
    case .submitted, .settled, .returned:
      guard let clave else {
        throw ColumnMismatch(column: "clave_rastreo", expected: "a tracking key", found: "none")
      }
      if name == .submitted { return .submitted(clave, at: try row["submitted_at"]) }
      if name == .settled { return .settled(clave, at: try row["settled_at"]) }
      return .returned(clave, code: code ?? "", reason: reason ?? "")
    }
  }
}

/// A word with the rail about an order.
struct Submission: Sendable {
  enum Act: String, Sendable { case submit, query }

  let id: UUID
  let act: Act
  let outcome: String
  let detail: String

  init(_ id: UUID, _ act: Act, outcome: String, detail: String) {
    self.id = id
    self.act = act
    self.outcome = outcome
    self.detail = detail
  }
}

extension Transaction {
  /// False if it was ordered before.
  func insert(
    _ id: DisbursementID, _ purpose: Disbursement.Purpose, _ amount: Money, at now: Date
  ) async throws -> Bool {
    let (name, loan, party, receipt): (String, LoanID?, PartyID?, PaymentID?) =
      switch purpose {
      case .loan(let loan, let party): ("loan", loan, party, nil)
      case .giveBack(let what, let loan, let party): (what.rawValue, loan, party, nil)
      case .receiptReturn(let receipt): ("receipt_return", nil, nil, receipt)
      }
    return try await execute(
      """
      INSERT INTO payments.disbursement
        (tenant_id, id, purpose, loan_id, party_id, receipt_id, amount, state, requested_at)
      VALUES
        (\(tenant), \(id), \(name), \(loan), \(party), \(receipt), \(amount), 'requested', \(now))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }

  func disbursement(_ id: DisbursementID) async throws -> Disbursement? {
    try await row(
      Disbursement.self,
      """
      SELECT id, purpose, loan_id, party_id, receipt_id, amount, state, clave_rastreo, rail_folio,
        code, reason, requested_at, submitted_at, settled_at
      FROM payments.disbursement
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Locks the order: a job, a notice and a person never move it at once.
  func lockDisbursement(_ id: DisbursementID) async throws -> Disbursement? {
    try await row(
      Disbursement.self,
      """
      SELECT id, purpose, loan_id, party_id, receipt_id, amount, state, clave_rastreo, rail_folio,
        code, reason, requested_at, submitted_at, settled_at
      FROM payments.disbursement
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func disbursementID(clave: ClaveRastreo?, folio: RailFolio?) async throws -> DisbursementID? {
    try await value(
      DisbursementID.self,
      """
      SELECT id
      FROM payments.disbursement
      WHERE tenant_id = \(tenant)
        AND (
          clave_rastreo = \(clave?.text)
          OR (\(clave?.text)::text IS NULL AND rail_folio = \(folio?.text)))
      """)
  }

  /// The last order that pays out a loan: an earlier one was rejected.
  func disbursement(of loan: LoanID) async throws -> Disbursement? {
    try await row(
      Disbursement.self,
      """
      SELECT id, purpose, loan_id, party_id, receipt_id, amount, state, clave_rastreo, rail_folio,
        code, reason, requested_at, submitted_at, settled_at
      FROM payments.disbursement
      WHERE tenant_id = \(tenant) AND loan_id = \(loan) AND purpose = 'loan'
      ORDER BY requested_at DESC, id DESC
      LIMIT 1
      """)
  }

  func save(_ state: Disbursement.State, of id: DisbursementID, at now: Date) async throws {
    let (code, reason): (String?, String?) =
      switch state {
      case .held(let reason): (nil, reason)
      case .rejected(let code, let reason), .returned(_, let code, let reason): (code, reason)
      case .requested, .submitted, .settled, .withdrawn: (nil, nil)
      }
    let settledAt: Date? = if case .settled(_, let at) = state { at } else { nil }
    let isSubmitted = state.name == .submitted
    let isEnd = [.rejected, .returned, .withdrawn].contains(state.name)
    try await execute(
      """
      UPDATE payments.disbursement
      SET state = \(state.name), code = \(code), reason = \(reason),
        clave_rastreo = coalesce(\(state.claveRastreo?.text), clave_rastreo),
        submitted_at = CASE WHEN \(isSubmitted) THEN \(now) ELSE submitted_at END,
        settled_at = coalesce(\(settledAt), settled_at),
        ended_at = CASE WHEN \(isEnd) THEN \(now)::timestamptz END
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func note(_ folio: RailFolio, of id: DisbursementID) async throws {
    try await execute(
      """
      UPDATE payments.disbursement
      SET rail_folio = \(folio.text)
      WHERE tenant_id = \(tenant) AND id = \(id) AND rail_folio IS NULL
      """)
  }

  /// The same order handed over again is looked for on the day of its last try.
  func handedOver(_ id: DisbursementID, at now: Date, on day: CalendarDate) async throws {
    try await execute(
      """
      UPDATE payments.disbursement
      SET submitted_at = \(now), operating_on = \(day)
      WHERE tenant_id = \(tenant) AND id = \(id) AND state = 'submitted'
      """)
  }

  func note(_ said: Submission, of id: DisbursementID, at now: Date) async throws {
    try await execute(
      """
      INSERT INTO payments.submission
        (tenant_id, disbursement_id, id, act, outcome, detail, recorded_at)
      VALUES
        (\(tenant), \(id), \(said.id), \(said.act.rawValue), \(said.outcome), \(said.detail),
         \(now))
      """)
  }
}
