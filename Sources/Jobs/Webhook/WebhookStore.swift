import Foundation
import Kernel
import Postgres

extension Transaction {
  func insertEndpoint(
    _ id: WebhookID, url: String, events: [String], sealedSecret: [UInt8], at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO jobs.webhook_endpoint (tenant_id, id, url, events, secret, created_at)
      VALUES (\(tenant), \(id), \(url), \(events), \(sealedSecret), \(instant))
      """)
  }

  func endpoints() async throws -> [WebhookEndpoint] {
    try await rows(
      WebhookEndpoint.self,
      """
      SELECT id, url, events, secret, is_enabled, created_at
      FROM jobs.webhook_endpoint
      WHERE tenant_id = \(tenant)
      ORDER BY created_at, id
      """)
  }

  func setEndpoint(_ id: WebhookID, isEnabled: Bool) async throws -> Bool {
    try await execute(
      """
      UPDATE jobs.webhook_endpoint
      SET is_enabled = \(isEnabled)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """) == 1
  }

  func insertDelivery(
    _ id: UUID, to endpoint: WebhookID, of event: EventID, at instant: Date
  ) async throws {
    try await pipeline([
      """
      INSERT INTO jobs.webhook_delivery (tenant_id, id, endpoint_id, event_id, created_at)
      VALUES (\(tenant), \(id), \(endpoint), \(event), \(instant))
      """,
      """
      INSERT INTO system.work (id, tenant_id, purpose, name, run_at)
      VALUES (\(id), \(tenant), 'webhook', \(Webhooks.kind), \(instant))
      """,
    ])
  }

  func dispatch(_ delivery: UUID) async throws -> WebhookDispatch? {
    try await row(
      WebhookDispatch.self,
      """
      SELECT d.id, d.attempts, d.delivered_at, e.id AS endpoint_id, e.url, e.secret,
        e.is_enabled, v.name, v.occurred_at, v.payload
      FROM jobs.webhook_delivery AS d
      JOIN jobs.webhook_endpoint AS e
        ON e.tenant_id = d.tenant_id AND e.id = d.endpoint_id
      JOIN jobs.event AS v
        ON v.tenant_id = d.tenant_id AND v.id = d.event_id
      WHERE d.tenant_id = \(tenant) AND d.id = \(delivery)
      """)
  }

  func record(_ attempt: WebhookAttempt, of delivery: UUID) async throws {
    try await execute(
      """
      UPDATE jobs.webhook_delivery
      SET attempts = attempts + 1, last_attempt_at = \(attempt.at),
        last_status = \(attempt.status), last_outcome = \(attempt.outcome),
        delivered_at = CASE WHEN \(attempt.isDelivered)::bool THEN \(attempt.at)::timestamptz END,
        given_up_at = CASE WHEN \(attempt.isDelivered)::bool THEN NULL ELSE given_up_at END
      WHERE tenant_id = \(tenant) AND id = \(delivery)
      """)
  }

  func giveUp(_ delivery: UUID, at instant: Date) async throws {
    try await execute(
      """
      UPDATE jobs.webhook_delivery
      SET given_up_at = \(instant)
      WHERE tenant_id = \(tenant) AND id = \(delivery)
      """)
  }

  func reopenDelivery(_ delivery: UUID) async throws -> Bool {
    try await execute(
      """
      UPDATE jobs.webhook_delivery
      SET delivered_at = NULL, given_up_at = NULL
      WHERE tenant_id = \(tenant) AND id = \(delivery)
      """) == 1
  }

  /// A head that may be there already, with its attempts counted afresh.
  func replaceHead(
    _ id: UUID, purpose: Claimed.Purpose, name: String, runAt: Date
  ) async throws {
    try await pipeline([
      """
      DELETE FROM jobs.dead_letter
      WHERE tenant_id = \(tenant) AND id = \(id)
      """,
      """
      INSERT INTO system.work (id, tenant_id, purpose, name, run_at)
      VALUES (\(id), \(tenant), \(purpose), \(name), \(runAt))
      ON CONFLICT (id) DO UPDATE
      SET run_at = EXCLUDED.run_at, attempts = 0, lease_until = NULL, lease_holder = NULL
      """,
    ])
  }

  func deliveries(count: Int) async throws -> [WebhookLogLine] {
    try await rows(
      WebhookLogLine.self,
      """
      SELECT d.id, e.url, v.name, d.created_at, d.delivered_at, d.given_up_at, d.attempts,
        d.last_status, d.last_outcome
      FROM jobs.webhook_delivery AS d
      JOIN jobs.webhook_endpoint AS e
        ON e.tenant_id = d.tenant_id AND e.id = d.endpoint_id
      JOIN jobs.event AS v
        ON v.tenant_id = d.tenant_id AND v.id = d.event_id
      WHERE d.tenant_id = \(tenant)
      ORDER BY d.created_at DESC, d.id
      LIMIT \(count)
      """)
  }
}
