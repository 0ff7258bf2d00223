import Foundation
public import Kernel
import Postgres
import Vault

/// What a verification found.
public struct TrailReport: Hashable, Sendable {
  public let tenant: TenantID
  public let sealed: Int64
  /// Acts still waiting for the sealer: the part that a deletion could still take unseen.
  public let unsealed: Int
  /// The chain's last link in hexadecimal: kept elsewhere, it anchors everything before it.
  public let head: String
  /// What is wrong, in order; empty where the trail is whole.
  public let faults: [String]

  public var isWhole: Bool { faults.isEmpty }
}

/// A link kept outside the database: cutting the chain's end off shows against it.
public struct TrailAnchor: Hashable, Sendable {
  public let position: Int64
  public let head: String

  public init(position: Int64, head: String) {
    self.position = position
    self.head = head
  }
}

extension Audit {
  /// Walks the whole chain: every keyed hash, every link, every gap. Stops after ten faults.
  public func verify(
    _ tenant: TenantID, against anchor: TrailAnchor? = nil
  ) async throws -> TrailReport {
    try await database.transaction(for: tenant) { db in
      let key = try await vault.macKey(Self.keyPurpose, in: db)
      var walk = TrailWalk(chain: Self.genesis(of: tenant), anchor: anchor)
      while walk.faults.count < TrailWalk.faultsMax {
        let links = try await db.links(after: walk.position, count: 2_000)
        guard !links.isEmpty else { break }
        for link in links { walk.step(link, key: key) }
      }
      let loose = try await db.unsealedActs()
      for act in loose where !key.isValid(act.mac, for: act.canonical) {
        walk.faults.append("el acto \(act.id.uuidString) sin sellar fue alterado")
      }
      let orphans = try await db.actsOutsideTheChain()
      if orphans > 0 {
        walk.faults.append("\(orphans) actos ni sellados ni por sellar: fueron insertados aparte")
      }
      if let anchor, walk.position < anchor.position {
        walk.faults.append(
          "la cadena termina en \(walk.position) y el ancla dice \(anchor.position): fue cortada")
      }
      return TrailReport(
        tenant: tenant, sealed: walk.position, unsealed: loose.count,
        head: Hex.encode(walk.chain), faults: walk.faults)
    }
  }
}

/// The state of a walk along the chain.
struct TrailWalk {
  static let faultsMax = 10
  var position: Int64 = 0
  var chain: [UInt8]
  var faults: [String] = []
  let anchor: TrailAnchor?

  init(chain: [UInt8], anchor: TrailAnchor?) {
    self.chain = chain
    self.anchor = anchor
  }

  mutating func step(_ link: StoredLink, key: MACKey) {
    if link.position != position + 1 {
      faults.append("faltan los eslabones \(position + 1) a \(link.position - 1)")
    }
    position = link.position
    if !key.isValid(link.act.mac, for: link.act.canonical) {
      faults.append("el acto \(link.act.id.uuidString) (eslabón \(position)) fue alterado")
    }
    let expected = Audit.link(chain, link.act)
    if expected != link.chain {
      faults.append("el eslabón \(position) no sigue al anterior")
    }
    chain = link.chain
    if let anchor, anchor.position == position, anchor.head != Hex.encode(chain) {
      faults.append("el eslabón \(position) no es el del ancla")
    }
  }
}
