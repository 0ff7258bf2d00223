import Foundation
import Kernel
import Postgres

extension Contract.State: SQLEncodable, SQLDecodable {}

extension Contract: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    application = try row["application_id"]
    loan = try row["loan_id"]
    party = try row["party_id"]
    folio = try row["folio"]
    state = try row["state"]
    edition = try row["edition"]
    preparedAt = try row["prepared_at"]
    firstDueOn = try row["first_due_on"]
    sha256 = try row["package_sha256"]
    signedAt = try row["signed_at"]
    signedOn = try row["signed_on"]
  }
}

extension Transaction {
  private var contractColumns: SQL {
    """
    id, application_id, loan_id, party_id, folio, state, edition, prepared_at, first_due_on,
      package_sha256, signed_at, signed_on
    """
  }

  func contract(_ id: ContractID) async throws -> Contract? {
    try await row(
      Contract.self,
      """
      SELECT \(sql: contractColumns)
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Locks the contract until the transaction ends: its chain grows one link at a time, and it is
  /// signed or cancelled once.
  func lockContract(_ id: ContractID) async throws -> Contract? {
    try await row(
      Contract.self,
      """
      SELECT \(sql: contractColumns)
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  /// The one in force for an application: the last that was prepared.
  func contract(of application: ApplicationID) async throws -> Contract? {
    try await row(
      Contract.self,
      """
      SELECT \(sql: contractColumns)
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND application_id = \(application)
      ORDER BY prepared_at DESC, id DESC
      LIMIT 1
      """)
  }

  func contract(of loan: LoanID) async throws -> Contract? {
    try await row(
      Contract.self,
      """
      SELECT \(sql: contractColumns)
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND loan_id = \(loan)
      ORDER BY prepared_at DESC, id DESC
      LIMIT 1
      """)
  }

  func contracts(of party: PartyID) async throws -> [Contract] {
    try await rows(
      Contract.self,
      """
      SELECT \(sql: contractColumns)
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND party_id = \(party)
      ORDER BY prepared_at DESC, id DESC
      LIMIT 100
      """)
  }

  /// False if a contract of that id is there already.
  func insert(_ contract: Contract, draft: [UInt8]) async throws -> Bool {
    try await execute(
      """
      INSERT INTO signature.contract
        (tenant_id, id, application_id, loan_id, party_id, folio, state, edition,
         prepared_at, first_due_on, package_sha256, draft)
      VALUES
        (\(tenant), \(contract.id), \(contract.application), \(contract.loan),
         \(contract.party), \(contract.folio), \(contract.state), \(contract.edition),
         \(contract.preparedAt), \(contract.firstDueOn), \(contract.sha256), \(draft))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  func draft(of contract: ContractID) async throws -> [UInt8]? {
    try await value(
      [UInt8].self,
      """
      SELECT draft
      FROM signature.contract
      WHERE tenant_id = \(tenant) AND id = \(contract)
      """)
  }

  func sign(_ contract: ContractID, at instant: Date, on date: CalendarDate) async throws {
    try await execute(
      """
      UPDATE signature.contract
      SET state = 'signed', signed_at = \(instant), signed_on = \(date)
      WHERE tenant_id = \(tenant) AND id = \(contract)
      """)
  }

  func save(_ state: Contract.State, of contract: ContractID) async throws {
    try await execute(
      """
      UPDATE signature.contract
      SET state = \(state)
      WHERE tenant_id = \(tenant) AND id = \(contract)
      """)
  }
}
