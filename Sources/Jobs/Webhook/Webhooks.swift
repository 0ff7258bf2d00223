public import Audit
public import Foundation
public import Kernel
public import Postgres
import Vault
public import Web

/// The institution's own systems hear of its facts by HTTP.
public struct Webhooks: Sendable {
  let jobs: Jobs
  let audit: Audit
  /// The true clock: a receiver compares the hour of a delivery with its own, wherever the
  /// institution's demonstration has got to.
  let wall: World
  let client: StrangerClient

  public init(jobs: Jobs, audit: Audit, wall: World, reach: StrangerClient.Reach) {
    self.jobs = jobs
    self.audit = audit
    self.wall = wall
    client = StrangerClient(reach: reach)
  }

  public enum Refused: Refusal, Hashable {
    case urlUnusable
    case endpointUnknown
  }

  /// A new endpoint and its secret, which is never shown again.
  public func add(
    url: String, events: [String], in db: Transaction
  ) async throws -> (id: WebhookID, secret: String) {
    guard let parts = URLComponents(string: url), ["https", "http"].contains(parts.scheme ?? ""),
      parts.host?.isEmpty == false, parts.user == nil, url.count <= 2_000
    else { throw Refused.urlUnusable }
    let id = jobs.world.newID(WebhookID.self)
    let secret = WebhookSignature.newSecret()
    let sealed = try await jobs.vault.keys(in: db).seal(
      secret, at: WebhookEndpoint.secretPlace(of: id))
    try await db.insertEndpoint(
      id, url: url, events: events, sealedSecret: sealed, at: jobs.world.now(db.tenant))
    return (id, secret)
  }

  public func setEnabled(_ isEnabled: Bool, _ id: WebhookID, in db: Transaction) async throws {
    guard try await db.setEndpoint(id, isEnabled: isEnabled) else {
      throw Refused.endpointUnknown
    }
  }

  /// Sends a delivery again, whatever came of it before; its id stays the same, so that the
  /// receiver can tell.
  public func replay(_ delivery: UUID, in db: Transaction) async throws {
    let now = jobs.world.now(db.tenant)
    guard try await db.reopenDelivery(delivery) else { throw Refused.endpointUnknown }
    try await db.replaceHead(delivery, purpose: .webhook, name: Self.kind, runAt: now)
    db.afterCommit { jobs.bell.ring() }
  }

  static let kind = "webhook"
}

extension Webhooks.Refused {
  public var problem: Problem {
    switch self {
    case .urlUnusable:
      Problem(
        "jobs/webhook-url", status: 422, title: "La dirección no sirve",
        detail: "Escriba una dirección que empiece con https:// y un nombre público.")
    case .endpointUnknown:
      Problem(
        "jobs/webhook-unknown", status: 404, title: "No existe ese destino",
        detail: "El destino o el envío no existe o ya se eliminó.")
    }
  }
}
