import Documents
import Foundation
public import Kernel
public import Postgres

/// What applying a manifest came to.
public struct AppliedManifest: Hashable, Sendable {
  public let tenant: TenantID
  public let version: Int
  /// False where the same content was already in force.
  public let isNew: Bool
}

/// A manifest that holds by itself and still cannot be put in force here.
public enum ApplyRefused: Refusal, Hashable {
  case hostTaken(String)
  /// Deposits to one account would be of two institutions.
  case accountsTaken(digits: String)
  case documentRewritten(kind: String, version: Int)
  case policyRewritten(PolicySource.Use, version: Int)

  public var problem: Problem {
    switch self {
    case .hostTaken(let host):
      Problem(
        "tenancy/host-taken", status: 409, title: "El dominio es de otra institución",
        detail: "«\(host)» ya es de otra institución. Use otro dominio.")
    case .accountsTaken(let digits):
      Problem(
        "tenancy/accounts-taken", status: 409, title: "Las cuentas son de otra institución",
        detail: "Otra institución reparte ya CLABE que empiezan con \(digits), o con parte de "
          + "esos dígitos. Use en «accounts» el prefijo que su banco le dio.")
    case .documentRewritten(let kind, let version):
      Problem(
        "tenancy/document-rewritten", status: 409, title: "Un documento publicado no cambia",
        detail: """
          documents/\(kind)/v\(version) ya se publicó con otro texto. Guarde el cambio como \
          v\(version + 1).
          """)
    case .policyRewritten(let use, let version):
      Problem(
        "tenancy/policy-rewritten", status: 409, title: "Una política publicada no cambia",
        detail: """
          policies/\(use.rawValue).v\(version).dmn ya se publicó con otro texto. Guarde el cambio \
          como v\(version + 1).
          """)
    }
  }
}

/// Versions a manifest in the database and puts it in force. The same content twice is the same
/// version; a product that did not change keeps its own.
struct ApplyManifest: Sendable {
  let database: Database

  func callAsFunction(
    _ valid: ValidManifest, by actor: Actor, openingOn date: CalendarDate?
  ) async throws -> AppliedManifest {
    let id = try await claim(valid.manifest)
    return try await database.transaction(for: id) { db in
      // Two operators at once: the second sees what the first left.
      try await db.lockApplying()
      var manifest = valid.manifest
      try await publish(manifest.documents, in: db)
      try await publish(manifest.policies, in: db)
      for index in manifest.products.indices {
        manifest.products[index] = try await version(manifest.products[index], in: db)
      }
      let sha256 = try Self.hash(manifest, with: valid.logo)
      if let current = try await db.institution(), current.sha256 == sha256 {
        return AppliedManifest(tenant: id, version: current.version, isNew: false)
      }
      let version = try await db.latestManifestVersion() + 1
      try await db.insert(
        manifest, logo: valid.logo, version: version, sha256: sha256, by: actor)
      try await db.putInForce(
        version: version, zone: manifest.timeZoneName, openingOn: date)
      return AppliedManifest(tenant: id, version: version, isNew: true)
    }
  }

  /// The institution's number, hosts and accounts, taken together or not at all.
  private func claim(_ manifest: Manifest) async throws -> TenantID {
    try await database.system { db in
      try await db.lockNumbering()
      let id = try await db.tenantNumber(slug: manifest.slug)
      if let taken = try await db.hosts(named: manifest.domains).first(where: { $0.tenant != id }) {
        throw ApplyRefused.hostTaken(taken.host)
      }
      let digits = manifest.accounts.leadingDigits
      guard try await !db.isRangeOfAnother(digits, than: id) else {
        throw ApplyRefused.accountsTaken(digits: digits)
      }
      try await db.keepRange(digits, of: id)
      try await db.setHosts(manifest.domains, of: id)
      return id
    }
  }

  private func publish(_ documents: [DocumentSource], in db: Transaction) async throws {
    try await db.publish(documents)
    let published = try await db.publishedHashes()
    let rewritten = documents.first {
      published["\($0.kind.rawValue)/\($0.version)"] != $0.sha256
    }
    if let rewritten {
      throw ApplyRefused.documentRewritten(
        kind: rewritten.kind.rawValue, version: rewritten.version)
    }
  }

  private func publish(_ policies: [PolicySource], in db: Transaction) async throws {
    try await db.publish(policies)
    let published = try await db.publishedPolicyHashes()
    if let rewritten = policies.first(where: { published[$0.name] != $0.sha256 }) {
      throw ApplyRefused.policyRewritten(rewritten.use, version: rewritten.version)
    }
  }

  private func version(_ product: LoanProduct, in db: Transaction) async throws -> LoanProduct {
    var product = product
    product.version = 0
    let sha256 = try Self.hash(product, with: [])
    let latest = try await db.latestProduct(code: product.code)
    product.version = latest?.version ?? 0
    if latest?.sha256 != sha256 {
      product.version += 1
      try await db.insert(product, sha256: sha256)
    }
    return product
  }

  /// Keys sorted and dates as text: the same content gives the same bytes on any machine.
  private static func hash(_ value: some Encodable, with more: [UInt8]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return SHA256.hex(Array(try encoder.encode(value)) + more)
  }
}
