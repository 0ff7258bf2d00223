import Foundation
import Kernel
import Postgres

extension Transaction {
  func isOptedOut(_ party: PartyID) async throws -> Bool {
    try await value(
      Bool.self,
      """
      SELECT lifted_at IS NULL
      FROM channels.opt_out
      WHERE tenant_id = \(tenant) AND party_id = \(party) AND channel = 'sms'
      """) ?? false
  }

  /// False where they were silent already.
  func optOut(_ party: PartyID, by actor: Actor, at now: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO channels.opt_out (tenant_id, party_id, channel, recorded_at, recorded_by)
      VALUES (\(tenant), \(party), 'sms', \(now), \(actor.description))
      ON CONFLICT (tenant_id, party_id, channel) DO UPDATE
      SET recorded_at = \(now), recorded_by = \(actor.description), lifted_at = NULL,
        lifted_by = NULL
      WHERE opt_out.lifted_at IS NOT NULL
      """) == 1
  }

  /// False where they were not.
  func liftOptOut(_ party: PartyID, by actor: Actor, at now: Date) async throws -> Bool {
    try await execute(
      """
      UPDATE channels.opt_out
      SET lifted_at = \(now), lifted_by = \(actor.description)
      WHERE tenant_id = \(tenant) AND party_id = \(party) AND channel = 'sms'
        AND lifted_at IS NULL
      """) == 1
  }
}
