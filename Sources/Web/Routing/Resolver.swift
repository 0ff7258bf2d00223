public import Foundation
public import Kernel

/// How Web learns what only higher rooms know. CaudalServer fills it in.
public struct Resolver: Sendable {
  /// The institution of a host (in lower case, without port); nil for a host that is not ours.
  public var site: @Sendable (_ host: String) async throws -> Site?
  /// Who those credentials stand for, at that institution; anonymous when they prove nothing.
  public var visitor: @Sendable (Site, Credentials) async throws -> Visitor
  public var now: @Sendable (TenantID) -> Date
  public var newID: @Sendable () -> UUID

  public init(
    site: @escaping @Sendable (_ host: String) async throws -> Site?,
    visitor: @escaping @Sendable (Site, Credentials) async throws -> Visitor,
    now: @escaping @Sendable (TenantID) -> Date,
    newID: @escaping @Sendable () -> UUID
  ) {
    self.site = site
    self.visitor = visitor
    self.now = now
    self.newID = newID
  }
}

/// What a request shows to prove who it is, and at which door.
public struct Credentials: Sendable {
  public enum Door: Sendable {
    case portal, office, api
  }

  public let door: Door
  public let cookies: [String: String]
  /// The key after `Bearer `; nil when none was sent.
  public let bearer: String?
  public let remoteAddress: String
  public let userAgent: String

  public init(
    door: Door, cookies: [String: String], bearer: String?, remoteAddress: String = "",
    userAgent: String = ""
  ) {
    self.door = door
    self.cookies = cookies
    self.bearer = bearer
    self.remoteAddress = remoteAddress
    self.userAgent = userAgent
  }
}
