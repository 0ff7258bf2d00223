import Foundation
import Kernel
import Postgres
import Vault

extension Place {
  static func clabe(of party: PartyID) -> Place {
    Place(table: "crm.account_correction", column: "clabe", row: party.uuid)
  }
}

extension Vault {
  func clabeIndex(_ clabe: CLABE, tenant: TenantID) async throws -> [UInt8] {
    try await blindIndex(clabe.text, domain: "crm.account_correction.clabe", tenant: tenant)
  }
}

extension Transaction {
  /// Asked for twice, it is one row.
  func insertCorrection(
    of party: PartyID, _ index: [UInt8], _ clabe: [UInt8], by actor: Kernel.Actor,
    at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO crm.account_correction (
        tenant_id, party_id, clabe_index, clabe, asked_at, asked_by)
      VALUES (\(tenant), \(party), \(index), \(clabe), \(now), \(actor))
      ON CONFLICT (tenant_id, party_id, clabe_index) DO NOTHING
      """)
  }

  func correction(of party: PartyID, _ index: [UInt8]) async throws -> [UInt8]? {
    try await value(
      [UInt8].self,
      """
      SELECT clabe
      FROM crm.account_correction
      WHERE tenant_id = \(tenant) AND party_id = \(party) AND clabe_index = \(index)
      """)
  }
}
