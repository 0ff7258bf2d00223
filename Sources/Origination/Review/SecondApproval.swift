import Foundation
import Identity
import Kernel
import OriginationAPI
import Postgres
import Web

/// Above a limit a second person approves: the analyst asks, somebody else grants with a fresh
/// code.
struct SecondApproval: Sendable {
  static let name = "origination.approve_application"

  struct Payload: Codable, Sendable {
    let application: ApplicationID
    let amount: Money
    let installmentCount: Int
    let decision: DecisionID
  }

  /// The amount, the term and what the rules said are part of what both sign: a change between
  /// asks anew.
  static func order(_ application: Application, productName: String) throws -> ApprovalOrder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let payload = try encoder.encode(
      Payload(
        application: application.id, amount: application.amount,
        installmentCount: application.installmentCount, decision: application.decision))
    return ApprovalOrder(
      kind: name, subject: application.id.description,
      summary: "Aprobar la solicitud \(application.folio) por \(application.amount.text)",
      facts: [
        "Monto": application.amount.text, "Pagos": String(application.installmentCount),
        "Producto": productName,
      ], payload: String(decoding: payload, as: UTF8.self))
  }

  let limits: ApprovalLimits
  let move: MoveApplication

  enum Refused: Refusal, Hashable {
    case changed(ApplicationID)

    var problem: Problem {
      switch self {
      case .changed:
        Problem(
          "origination/approval-changed", status: 409, title: "La solicitud cambió",
          detail: "Cambió el monto, el estado o las respuestas desde que se pidió la autorización. "
            + "Hay que pedirla otra vez.")
      }
    }
  }

  var kind: ApprovalKind {
    ApprovalKind(
      Self.name, title: "Aprobar una solicitud sobre el límite", checker: "application.second",
      link: { subject in
        ApplicationID(subject).map { "/oficina/solicitudes/\($0)" }
      }
    ) { request, db in try await grant(Grant(request), in: db) }
  }

  /// What the second person put their name to.
  struct Grant: Sendable {
    let payload: String
    let checker: StaffID
    let checkerRoles: [String]
    let reason: String?
  }

  func grant(_ request: Grant, in db: Transaction) async throws {
    let payload = try JSONDecoder().decode(Payload.self, from: Data(request.payload.utf8))
    guard let application = try await db.lockApplication(payload.application) else {
      throw ApplicationUnknown(id: payload.application)
    }
    guard application.status == .inReview, application.amount == payload.amount,
      application.installmentCount == payload.installmentCount,
      application.decision == payload.decision
    else { throw Refused.changed(application.id) }
    try limits.check(application.amount, ofRoles: request.checkerRoles, in: db.tenant)
    try await move(
      application, by: .approve, actor: .staff(request.checker),
      told: .init(note: "Autorizada por una segunda persona.", reason: request.reason), in: db)
  }
}

extension SecondApproval.Grant {
  init(_ request: ApprovedRequest) {
    self.init(
      payload: request.payload, checker: request.checker, checkerRoles: request.checkerRoles,
      reason: request.reason)
  }
}
