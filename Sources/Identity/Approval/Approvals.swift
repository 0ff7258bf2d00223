import Foundation
public import Kernel
import Postgres
import Synchronization
import Vault
public import Web

/// Four eyes: requests, the inbox and the decision.
public struct Approvals: Sendable {
  let ground: Ground
  let stepUp: StepUp
  let kinds = KindRegistry()

  public static let hoursValid = 24

  public enum Refused: Refusal, Hashable {
    case unknown(ApprovalID)
    case ownRequest
    case sameSession
    case expired
    case decided(Approval.State)
    /// The same thing is being asked for already, with other content.
    case differentPending(ApprovalID)
    /// Whoever asked does not work here any more.
    case makerLeft
    /// The stored request is not the one that was made.
    case altered(ApprovalID)
  }

  /// Called once for each kind while the house is put together.
  public func register(_ kind: ApprovalKind) { kinds.add(kind) }

  /// What waits for somebody with those permissions, the oldest first; and what they asked for.
  public func inbox(_ staff: StaffVisitor, of tenant: TenantID) async throws -> [Approval] {
    let mine = kinds.all.filter { staff.may($0.checker) }.map(\.name)
    let now = ground.world.now(tenant)
    return try await ground.database.read(for: tenant) { db in
      try await db.pendingApprovals(now: now).map(\.approval)
        .filter { mine.contains($0.kind) || $0.maker == staff.id }
    }
  }

  public func find(_ id: ApprovalID, of tenant: TenantID) async throws -> Approval {
    let row = try await ground.database.read(for: tenant) { db in try await db.approval(id) }
    guard let row else { throw Refused.unknown(id) }
    return row.approval
  }

  /// The open request about a thing, if there is one.
  public func pending(
    _ kind: String, about subject: String, of tenant: TenantID
  ) async throws -> Approval? {
    let now = ground.world.now(tenant)
    return try await ground.database.read(for: tenant) { db in
      try await db.pendingApproval(kind, subject)?.approval
    }.flatMap { $0.isExpired(at: now) ? nil : $0 }
  }

  /// What both people put their name to.
  static func digest(_ order: ApprovalOrder) -> [UInt8] {
    let shown = order.facts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    let parts =
      [order.kind, order.subject, order.summary, order.payload, order.reason ?? ""] + shown
    let framed = parts.map { Array($0.utf8) }.flatMap { part in
      withUnsafeBytes(of: UInt32(part.count).bigEndian) { Array($0) } + part
    }
    return SHA256.digest(framed)
  }

  func seal(
    _ digest: [UInt8], by staff: StaffID, as role: String, in db: Transaction
  ) async throws -> [UInt8] {
    try await ground.vault.macKey("identity.approval", in: db)
      .mac(digest + Array("\(role) \(staff)".utf8))
  }
}

/// The kinds that modules registered.
final class KindRegistry: Sendable {
  private let kinds = Mutex<[String: ApprovalKind]>([:])

  func add(_ kind: ApprovalKind) {
    kinds.withLock { kinds in
      precondition(kinds[kind.name] == nil, "\(kind.name) is registered twice")
      kinds[kind.name] = kind
    }
  }

  subscript(name: String) -> ApprovalKind? { kinds.withLock { $0[name] } }
  var all: [ApprovalKind] { kinds.withLock { Array($0.values) } }
}

extension Approvals.Refused {
  public var problem: Problem {
    switch self {
    case .unknown(let id):
      Problem(
        "identity/approval-unknown", status: 404, title: "No existe esa autorización",
        detail: "No hay una autorización \(id) en esta institución.")
    case .ownRequest:
      Problem(
        "identity/approval-own", status: 403, title: "La debe autorizar otra persona",
        detail: "Quien pide algo no puede autorizarlo.")
    case .sameSession:
      Problem(
        "identity/approval-same-session", status: 403, title: "La debe autorizar otra persona",
        detail: "Se pidió desde esta misma sesión; autorícela desde otra.")
    case .expired:
      Problem(
        "identity/approval-expired", status: 409, title: "La solicitud venció",
        detail: "Pasaron más de \(Approvals.hoursValid) horas. Hay que pedirla de nuevo.")
    case .decided(let state):
      Problem(
        "identity/approval-decided", status: 409, title: "Ya se decidió",
        detail: "Otra persona ya la atendió.", members: ["state": state.rawValue])
    case .differentPending(let id):
      Problem(
        "identity/approval-pending", status: 409, title: "Ya hay una solicitud pendiente",
        detail: "Espere a que se decida la solicitud \(id) antes de pedir otra cosa.")
    case .makerLeft:
      Problem(
        "identity/approval-maker-left", status: 409, title: "Quien lo pidió ya no trabaja aquí",
        detail:
          "Su cuenta se dio de baja después de pedirlo. Rechácela; si hace falta, pídala otra "
          + "persona.")
    case .altered(let id):
      Problem(
        "identity/approval-altered", status: 409, title: "La solicitud no está íntegra",
        detail: "Lo guardado no coincide con lo que se pidió (\(id)). No se ejecutó nada.")
    }
  }
}
