import Audit
import Foundation
import Kernel
import Postgres
import Vault
import Web

extension Webhooks {
  /// Waits between attempts: some three days altogether, then a person must look.
  static let waitsSeconds: [TimeInterval] = [
    5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400,
  ]

  /// Plans a delivery of the event to each endpoint that wants it, once.
  func fanOut(_ event: StoredEvent) async throws {
    let tenant = event.envelope.tenant
    let wanting = try await jobs.database.read(for: tenant) { db in
      try await db.endpoints().filter { $0.wants(event.name) }
    }
    guard !wanting.isEmpty else { return }
    let now = jobs.world.now(tenant)
    try await jobs.database.transaction(for: tenant) { db in
      guard try await db.noteHeard(event.envelope.id, by: Self.kind) else { return }
      for endpoint in wanting {
        try await db.insertDelivery(
          jobs.world.newID(), to: endpoint.id, of: event.envelope.id, at: now)
      }
      db.afterCommit { jobs.bell.ring() }
    }
  }

  /// One attempt, outside any transaction; what came of it is recorded, and thrown if it was not
  /// a delivery, so that the queue tries again.
  func send(_ delivery: UUID, for tenant: TenantID) async throws {
    let (dispatch, secret) = try await jobs.database.read(for: tenant) { db in
      guard let dispatch = try await db.dispatch(delivery) else {
        throw Hopeless("the delivery is no longer there")
      }
      let secret = try await jobs.vault.keys(in: db).openText(
        dispatch.sealedSecret, at: WebhookEndpoint.secretPlace(of: dispatch.endpoint))
      return (dispatch, secret)
    }
    guard !dispatch.isDelivered else { return }
    guard dispatch.isEnabled else { throw Hopeless("el destino está suspendido") }
    let attempt = await attempt(dispatch, secret: secret, for: tenant)
    try await jobs.database.transaction(for: tenant) { db in
      try await db.record(attempt, of: delivery)
      if attempt.status == 410 { try await stop(dispatch.endpoint, in: db) }
    }
    if attempt.status == 410 { throw Hopeless("el destino ya no existe (410)") }
    guard attempt.isDelivered else { throw NotDelivered(outcome: attempt.outcome) }
  }

  /// The receiver says that it does not want to hear of us again.
  private func stop(_ endpoint: WebhookID, in db: Transaction) async throws {
    guard try await db.setEndpoint(endpoint, isEnabled: false) else { return }
    try await audit.record(
      Act("jobs.webhook_paused", by: .system("webhooks"), on: endpoint, reason: "HTTP 410"),
      in: db)
  }

  struct NotDelivered: Error {
    let outcome: String
  }

  private func attempt(
    _ dispatch: WebhookDispatch, secret: String, for tenant: TenantID
  ) async -> WebhookAttempt {
    let now = jobs.world.now(tenant)
    let body = dispatch.body
    let headers = WebhookSignature.headers(
      id: "msg_\(dispatch.id.uuidString.lowercased())",
      timestamp: Int64(wall.now(tenant).timeIntervalSince1970), body: body, secret: secret)
    do {
      let reply = try await client.call(
        method: "POST", url: dispatch.url, headers: headers, body: body, timeout: .seconds(15))
      return WebhookAttempt(at: now, status: reply.status, outcome: "HTTP \(reply.status)")
    } catch {
      switch error {
      case .notSent(let why): return WebhookAttempt(at: now, status: nil, outcome: why)
      case .unknown: return WebhookAttempt(at: now, status: nil, outcome: "sin respuesta")
      }
    }
  }
}
