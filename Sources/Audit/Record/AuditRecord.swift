import Foundation
import Kernel

/// An act with its place in time.
struct AuditRecord: Hashable, Sendable {
  let tenant: TenantID
  let id: UUID
  let recordedAt: Date
  let act: Act

  init(tenant: TenantID, id: UUID, recordedAt: Date, act: Act) {
    self.tenant = tenant
    self.id = id
    // What the column keeps: a hash of more would not verify.
    let microseconds = (recordedAt.timeIntervalSince1970 * 1_000_000).rounded()
    self.recordedAt = Date(timeIntervalSince1970: microseconds / 1_000_000)
    self.act = act
  }

  /// The same bytes for the same record, whatever it is read from: each part after its length,
  /// so that no two records share them.
  var canonical: [UInt8] {
    let instant = Int64((recordedAt.timeIntervalSince1970 * 1_000_000).rounded())
    var parts = [
      "1", String(tenant.number), id.uuidString, String(instant), act.name,
      act.actor.description, act.subject, act.reason.map { "=" + $0 } ?? "",
    ]
    for (name, value) in act.facts.sorted(by: { $0.key < $1.key }) { parts += [name, value] }
    return parts.flatMap { part in
      let bytes = Array(part.utf8)
      return withUnsafeBytes(of: UInt32(bytes.count).bigEndian, Array.init) + bytes
    }
  }
}
