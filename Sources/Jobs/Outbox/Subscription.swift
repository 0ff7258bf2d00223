public import Foundation
public import Kernel
public import Postgres

/// Which telling of a fact it is.
public struct EventEnvelope: Hashable, Sendable {
  public let id: EventID
  public let tenant: TenantID
  public let occurredAt: Date

  public init(id: EventID, tenant: TenantID, occurredAt: Date) {
    self.id = id
    self.tenant = tenant
    self.occurredAt = occurredAt
  }
}

/// What a module does when it hears a fact: in a transaction of its own, which began by noting
/// that this subscriber heard this event, so that it is done once however often it is told.
public struct Subscription: Sendable {
  public let subscriber: String
  public let name: String
  let handle: @Sendable (StoredEvent, Transaction) async throws -> Void

  public init<Heard: Fact>(
    subscriber: String, to _: Heard.Type,
    handle: @escaping @Sendable (Heard, EventEnvelope, Transaction) async throws -> Void
  ) {
    self.subscriber = subscriber
    name = Heard.name
    self.handle = { event, db in
      try await handle(event.fact(Heard.self), event.envelope, db)
    }
  }
}
