import Foundation
import Kernel
import Postgres

/// Papers that were replaced before anybody signed them.
struct SupersededPackage: RowDecodable, Hashable, Sendable {
  let edition: Int
  let preparedOn: CalendarDate
  let sha256: String

  init(edition: Int, preparedOn: CalendarDate, sha256: String) {
    self.edition = edition
    self.preparedOn = preparedOn
    self.sha256 = sha256
  }

  init(row: Row) throws(ColumnMismatch) {
    edition = try row["edition"]
    preparedOn = try row["prepared_on"]
    sha256 = try row["package_sha256"]
  }
}

extension Transaction {
  func supersede(
    _ contract: Contract, preparedOn: CalendarDate, at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO signature.superseded_package
        (tenant_id, contract_id, edition, prepared_on, package_sha256, superseded_at)
      VALUES
        (\(tenant), \(contract.id), \(contract.edition), \(preparedOn), \(contract.sha256),
         \(instant))
      """)
  }

  func renew(
    _ contract: ContractID, preparedAt: Date, firstDueOn: CalendarDate, sha256: String,
    draft: [UInt8]
  ) async throws {
    try await execute(
      """
      UPDATE signature.contract
      SET edition = edition + 1, prepared_at = \(preparedAt), first_due_on = \(firstDueOn),
        package_sha256 = \(sha256), draft = \(draft)
      WHERE tenant_id = \(tenant) AND id = \(contract)
      """)
  }

  /// The last replaced first.
  func supersededPackages(of contract: ContractID) async throws -> [SupersededPackage] {
    try await rows(
      SupersededPackage.self,
      """
      SELECT edition, prepared_on, package_sha256
      FROM signature.superseded_package
      WHERE tenant_id = \(tenant) AND contract_id = \(contract)
      ORDER BY edition DESC
      """)
  }
}
