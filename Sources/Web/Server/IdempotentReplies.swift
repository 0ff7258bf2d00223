public import Foundation
public import Kernel

/// Remembers the answer to a command by its Idempotency-Key. Kept by a higher room.
public struct IdempotentReplies: Sendable {
  public enum Start: Sendable {
    /// Never seen, or given up by whoever began: do it, then `finish`.
    case fresh(Turn)
    /// Done before with the same body: say the same again.
    case done(StoredReply)
    /// The same key with another body.
    case otherBody
    /// The first one is still being done.
    case underWay
  }

  /// Who is doing it: of two, the one that took it over may finish or abandon it, not the one that
  /// was too slow.
  public struct Turn: Hashable, Sendable {
    public let began: Date

    public init(began: Date) { self.began = began }
  }

  public struct StoredReply: Sendable, Codable {
    public let status: Int
    public let contentType: String
    public let body: [UInt8]

    public init(status: Int, contentType: String, body: [UInt8]) {
      self.status = status
      self.contentType = contentType
      self.body = body
    }
  }

  /// A command: whose it is, its key, and the hash of method, path and body.
  public struct Command: Hashable, Sendable {
    public let tenant: TenantID
    public let apiKey: APIKeyID
    public let key: String
    public let fingerprint: [UInt8]

    public init(tenant: TenantID, apiKey: APIKeyID, key: String, fingerprint: [UInt8]) {
      self.tenant = tenant
      self.apiKey = apiKey
      self.key = key
      self.fingerprint = fingerprint
    }
  }

  public var start: @Sendable (Command) async throws -> Start
  public var finish: @Sendable (Command, Turn, StoredReply) async throws -> Void
  /// It failed on our side: the same key may try again.
  public var abandon: @Sendable (Command, Turn) async throws -> Void

  public init(
    start: @escaping @Sendable (Command) async throws -> Start,
    finish: @escaping @Sendable (Command, Turn, StoredReply) async throws -> Void,
    abandon: @escaping @Sendable (Command, Turn) async throws -> Void
  ) {
    self.start = start
    self.finish = finish
    self.abandon = abandon
  }
}
