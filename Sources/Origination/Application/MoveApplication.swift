import Audit
import ChannelsAPI
import DecisioningAPI
import Foundation
import Jobs
import Kernel
import OriginationAPI
import Postgres

/// Moves an application from one state to the next, tells whoever listens, and writes to the
/// applicant. The other verbs of this room decide; this one writes down.
struct MoveApplication: Sendable {
  let jobs: Jobs
  let audit: Audit
  let world: World

  struct Told: Sendable {
    var note: String?
    var askedFor: String?
    var reasons: [DecisionReason]?
    var reason: String?
  }

  @discardableResult
  func callAsFunction(
    _ application: Application, by move: ApplicationMove, actor: Actor, told: Told = Told(),
    in db: Transaction
  ) async throws -> ApplicationStatus {
    let status = try application.status.after(move)
    let now = world.now(db.tenant)
    try await db.save(
      RecordedMove(
        application: application.id, event: world.newID(), status: status, actor: actor, at: now,
        note: told.note, askedFor: told.askedFor, reasons: told.reasons,
        approvedBy: status == .approved ? actor.description : nil,
        submittedAt: move.isSubmission ? now : nil))
    try await jobs.publish(
      ApplicationMoved(application: application.id, party: application.party, status: status),
      in: db)
    try await audit.record(
      Act(
        "application.\(status.rawValue)", by: actor, on: application.id.description,
        facts: ["from": application.status.rawValue], reason: told.reason), in: db)
    if status == .approved {
      try await jobs.enqueue(
        kind: PrepareContract.kind, key: application.id.description,
        payload: PrepareContract.Payload(application: application.id), in: db)
    }
    if let template = status.messageTemplate {
      try await jobs.publish(
        MessageOrdered(
          message: world.newID(MessageID.self), party: application.party, template: template,
          values: ["folio": application.folio], subject: application.id.description), in: db)
    }
    return status
  }
}

extension ApplicationMove {
  fileprivate var isSubmission: Bool {
    switch self {
    case .approveAtOnce, .refer, .declineAtOnce: true
    case .askForMore, .approve, .decline, .answer, .sign, .cancel, .undo, .reinstate: false
    }
  }
}

extension ApplicationStatus {
  /// What the applicant is written when it comes to this; nothing where they did it themselves.
  fileprivate var messageTemplate: String? {
    switch self {
    case .approved: "solicitud-aprobada"
    case .declined: "solicitud-rechazada"
    case .moreNeeded: "solicitud-datos"
    case .draft, .inReview, .signed, .cancelled: nil
    }
  }
}
