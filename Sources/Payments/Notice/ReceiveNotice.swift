import Foundation
import Jobs
import Kernel
import Postgres
import Vault

/// Keeps a rail's notice as it came and asks for it to be read. It is answered at once: whatever
/// we make of it, the rail was heard. The same notice again is the same row.
struct ReceiveNotice: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let jobs: Jobs

  enum Kind: String, Codable, Hashable, Sendable { case change, deposit }

  struct Payload: Codable, Sendable { let notice: UUID }

  static let job = "payments.read_notice"
  static let bodyLimitBytes = 16 * 1_024

  func callAsFunction(
    _ body: [UInt8], _ kind: Kind, from sender: String, of tenant: TenantID
  ) async throws {
    let id = world.newID()
    try await database.transaction(for: tenant) { db in
      let keys = try await vault.keys(in: db)
      let digest = keys.blindIndex(Hex.encode(body), domain: "payments.notice")
      let isNew = try await db.insert(
        notice: id, kind, digest: digest,
        body: keys.seal(body, at: .noticeBody(of: id)), from: sender, at: world.now(tenant))
      guard isNew else { return }
      try await jobs.enqueue(
        kind: Self.job, key: id.uuidString.lowercased(), payload: Payload(notice: id), in: db)
    }
  }
}

extension Place {
  static func noticeBody(of notice: UUID) -> Place {
    Place(table: "payments.notice", column: "body", row: notice)
  }
}
