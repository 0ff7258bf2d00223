import Foundation
public import Kernel
import Postgres
import Vault

extension Audit {
  /// Links committed acts into the institution's chain, a batch at a time. One sealer at a time
  /// works; another finds nothing to do. Answers how many were linked.
  @discardableResult
  public func seal(_ tenant: TenantID, batchMax: Int = 1_000) async throws -> Int {
    try await database.transaction(for: tenant) { db in
      // Two sealers would fork the chain: the second waits for the first and finds its work done.
      try await db.lockChain()
      let acts = try await db.takeUnsealed(max: batchMax)
      guard !acts.isEmpty else { return 0 }
      var (position, chain) = try await db.chainHead() ?? (0, Self.genesis(of: tenant))
      var links: [ChainLink] = []
      for act in acts {
        position += 1
        chain = Self.link(chain, act)
        links.append(ChainLink(position: position, act: act.id, chain: chain))
      }
      try await db.insert(links, at: world.now(tenant))
      return links.count
    }
  }

  static func genesis(of tenant: TenantID) -> [UInt8] {
    SHA256.digest("caudal audit \(tenant)")
  }

  static func link(_ chain: [UInt8], _ act: RecordedAct) -> [UInt8] {
    SHA256.digest(chain + act.mac + act.canonical)
  }
}

/// One link, as it is written.
struct ChainLink: Sendable {
  let position: Int64
  let act: UUID
  let chain: [UInt8]
}
