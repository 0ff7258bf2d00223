import Audit
import ComplianceAPI
import Foundation
import Identity
import Jobs
import Kernel
import Postgres
import Web

/// A version that leaves many people out comes into force because a second person says so.
struct AdmitList: Sendable {
  static let name = "compliance.admit_list"
  let ground: Ground

  struct Payload: Codable, Sendable {
    let version: ListVersionID
  }

  enum Refused: Refusal, Hashable {
    /// Whoever loads it has no session from which to ask another person.
    case secondPersonNeeded(dropped: Int)
    case versionUnknown(ListVersionID)
  }

  /// Both put their name to who leaves and who stays.
  static func order(_ version: ListVersion, replacing count: Int) throws -> ApprovalOrder {
    let payload = try JSONEncoder().encode(Payload(version: version.id))
    return ApprovalOrder(
      kind: name, subject: version.id.description,
      summary: """
        Poner en vigor \(version.source) del \(version.listedOn.text.short): salen \
        \(version.droppedCount) de \(count) personas y quedan \(version.entryCount)
        """,
      facts: [
        "Lista": version.source, "Fecha": version.listedOn.text.short,
        "Salen": String(version.droppedCount), "Quedan": String(version.entryCount),
      ], payload: String(decoding: payload, as: UTF8.self))
  }

  var kind: ApprovalKind {
    ApprovalKind(
      Self.name, title: "Reemplazar una lista por otra con menos personas",
      checker: "compliance.second", link: { _ in "/oficina/listas" }
    ) { request, db in
      let payload = try JSONDecoder().decode(Payload.self, from: Data(request.payload.utf8))
      try await admit(payload.version, by: .staff(request.checker), in: db)
    }
  }

  func admit(_ id: ListVersionID, by actor: Actor, in db: Transaction) async throws {
    guard let version = try await db.version(id) else { throw Refused.versionUnknown(id) }
    guard try await db.admit(id, by: actor, at: ground.world.now(db.tenant)) else { return }
    try await ground.jobs.publish(ListImported(version: id, source: version.source), in: db)
    try await ground.audit.record(
      Act(
        "compliance.list_admitted", by: actor, on: id,
        facts: ["source": version.source, "dropped": String(version.droppedCount)]), in: db)
  }
}

extension AdmitList.Refused {
  var problem: Problem {
    switch self {
    case .secondPersonNeeded(let dropped):
      Problem(
        "compliance/second-person-needed", status: 409,
        title: "Hace falta la autorización de otra persona",
        detail: "La lista deja fuera a \(dropped) personas de la vigente. Se carga desde la "
          + "oficina, y otra persona la autoriza.")
    case .versionUnknown(let id):
      Problem(
        "compliance/list-unknown", status: 404, title: "No existe esa versión",
        detail: "No hay una versión de lista \(id) en esta institución.")
    }
  }
}
