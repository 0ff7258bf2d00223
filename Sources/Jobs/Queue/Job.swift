public import Kernel
import Postgres

/// Work done outside any transaction, at least once: it records its own outcome.
public struct Job: Sendable {
  public let kind: String
  public let attemptsMax: Int
  let handle: @Sendable (String, JobContext) async throws -> Void

  public init<Payload: Codable & Sendable>(
    kind: String, as _: Payload.Type, attemptsMax: Int = 12,
    handle: @escaping @Sendable (Payload, JobContext) async throws -> Void
  ) {
    self.kind = kind
    self.attemptsMax = attemptsMax
    self.handle = { payload, context in
      try await handle(JSON<Payload>(parsing: payload).value, context)
    }
  }
}

public struct JobContext: Hashable, Sendable {
  public let id: JobID
  public let tenant: TenantID
  /// 1 the first time.
  public let attempt: Int
}

/// What a job throws when trying again cannot help: it goes to the dead letters at once.
public struct Hopeless: Error, Hashable {
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}
