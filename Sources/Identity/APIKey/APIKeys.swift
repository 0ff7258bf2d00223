import Audit
public import Foundation
public import Kernel
import Postgres
public import Vault
public import Web

/// Keys with which programs act for the institution.
public struct APIKeys: Sendable {
  let ground: Ground

  public enum Refused: Refusal, Hashable {
    case unknown(APIKeyID)
    case noScope
    case badNetwork(String)
  }

  /// A key as a list shows it.
  public struct Key: Hashable, Sendable {
    public let id: APIKeyID
    public let name: String
    public let prefix: String
    public let scopes: [String]
    public let networks: [String]
    public let createdAt: Date
    public let expiresAt: Date?
    public let usedAt: Date?
    public let revokedAt: Date?
  }

  /// What to issue. No networks: from anywhere. No expiry: until revoked.
  public struct Order: Sendable {
    public var name: String
    public var scopes: [String]
    public var networks: [String]
    public var expiresAt: Date?
    public var isTest: Bool

    public init(
      name: String, scopes: [String], networks: [String] = [], expiresAt: Date? = nil,
      isTest: Bool
    ) {
      self.name = name
      self.scopes = scopes
      self.networks = networks
      self.expiresAt = expiresAt
      self.isTest = isTest
    }
  }

  /// The key, this once: only its digest stays.
  public func issue(
    _ order: Order, for tenant: TenantID, by actor: Actor
  ) async throws -> (id: APIKeyID, secret: Sealed<String>) {
    guard !order.scopes.isEmpty else { throw Refused.noScope }
    let secret = APIKeySecret.new(order.isTest ? .test : .live)
    let id = ground.world.newID(APIKeyID.self)
    do {
      try await ground.database.transaction(for: tenant) { db in
        try await db.add(
          order, id: id, secret: secret, by: actor, at: ground.world.now(tenant))
        try await ground.audit.record(
          Act(
            "identity.key_issued", by: actor, on: id.description,
            facts: ["name": order.name, "scopes": order.scopes.joined(separator: " ")]),
          in: db)
      }
    } catch let failure as PostgresFailure where failure.sqlState == "22P02" {
      throw Refused.badNetwork(order.networks.joined(separator: ", "))
    }
    return (id, Sealed(secret.text))
  }

  /// Repeated, nothing more happens.
  public func revoke(_ id: APIKeyID, of tenant: TenantID, by actor: Actor) async throws {
    try await ground.database.transaction(for: tenant) { db in
      let now = ground.world.now(tenant)
      if try await db.revokeKey(id, at: now, by: actor) {
        try await ground.audit.record(
          Act("identity.key_revoked", by: actor, on: id.description), in: db)
      } else if try await db.key(id) == nil {
        throw Refused.unknown(id)
      }
    }
  }

  public func all(of tenant: TenantID) async throws -> [Key] {
    try await ground.database.read(for: tenant) { db in try await db.keys().map(\.key) }
  }

  /// The program behind a bearer token; nobody for a key that is mistyped, unknown here, expired,
  /// revoked or from another network: the caller cannot tell which.
  func recognise(_ bearer: String, from address: String, at tenant: TenantID) async throws
    -> Visitor
  {
    guard let secret = APIKeySecret(bearer) else { return .anonymous }
    let now = ground.world.now(tenant)
    let found = try await ground.database.read(for: tenant) { db in
      try await db.usableKey(digest: secret.digest, from: address, at: now)
    }
    guard let found else { return .anonymous }
    if found.isUseStale(at: now) {
      try await ground.database.transaction(for: tenant) { db in
        try await db.touchKey(found.key.id, at: now)
      }
    }
    return .apiKey(KeyVisitor(id: found.key.id, scopes: Set(found.key.scopes)))
  }
}

extension APIKeys.Refused {
  public var problem: Problem {
    switch self {
    case .unknown(let id):
      Problem(
        "identity/key-unknown", status: 404, title: "No existe esa llave",
        detail: "No hay una llave \(id) en esta institución.")
    case .noScope:
      Problem(
        "identity/key-without-scope", status: 422, title: "Falta qué puede hacer la llave",
        detail: "Elija al menos un permiso para la llave.")
    case .badNetwork(let text):
      Problem(
        "identity/key-network", status: 422, title: "La red no es válida",
        detail: "«\(text)» no es una lista de redes como 203.0.113.0/24.")
    }
  }
}
