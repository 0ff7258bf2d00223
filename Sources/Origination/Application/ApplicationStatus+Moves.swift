import Kernel
import OriginationAPI

/// What can happen to an application.
enum ApplicationMove: Hashable, Sendable {
  /// The applicant sent it and the rules answered.
  case approveAtOnce, refer, declineAtOnce
  /// An analyst acts.
  case askForMore, approve, decline
  /// The applicant answers what was asked.
  case answer
  case sign
  case cancel
  /// What was signed is of no effect: its loan was cancelled.
  case undo
  /// What had cancelled its loan was undone: the loan is owed again.
  case reinstate

  struct Illegal: Refusal, Hashable {
    let status: ApplicationStatus
    let move: ApplicationMove

    var problem: Problem {
      Problem(
        "origination/illegal-move", status: 409, title: "La solicitud ya cambió de estado",
        detail: "La solicitud está \(status.words) y ya no admite esa acción. "
          + "Vuelve a abrirla para ver qué sigue.",
        members: ["applicationStatus": status.rawValue])
    }
  }
}

extension ApplicationStatus {
  /// No `default`: a new state or move must be decided here, for every pair, before it compiles.
  func after(_ move: ApplicationMove) throws(ApplicationMove.Illegal) -> ApplicationStatus {
    let illegal = ApplicationMove.Illegal(status: self, move: move)
    switch self {
    case .draft:
      switch move {
      case .approveAtOnce: return .approved
      case .refer: return .inReview
      case .declineAtOnce: return .declined
      case .cancel: return .cancelled
      case .askForMore, .approve, .decline, .answer, .sign, .undo, .reinstate:
        throw illegal
      }
    case .inReview:
      switch move {
      case .askForMore: return .moreNeeded
      case .approve: return .approved
      case .decline: return .declined
      case .cancel: return .cancelled
      case .approveAtOnce, .refer, .declineAtOnce, .answer, .sign, .undo, .reinstate:
        throw illegal
      }
    case .moreNeeded:
      switch move {
      case .answer: return .inReview
      case .decline: return .declined
      case .cancel: return .cancelled
      case .approveAtOnce, .refer, .declineAtOnce, .askForMore, .approve, .sign, .undo,
        .reinstate:
        throw illegal
      }
    case .approved:
      switch move {
      case .sign: return .signed
      case .cancel: return .cancelled
      case .approveAtOnce, .refer, .declineAtOnce, .askForMore, .approve, .decline, .answer,
        .undo, .reinstate:
        throw illegal
      }
    case .signed:
      switch move {
      case .undo: return .cancelled
      case .approveAtOnce, .refer, .declineAtOnce, .askForMore, .approve, .decline, .answer,
        .sign, .cancel, .reinstate:
        throw illegal
      }
    case .cancelled:
      switch move {
      case .reinstate: return .signed
      case .approveAtOnce, .refer, .declineAtOnce, .askForMore, .approve, .decline, .answer,
        .sign, .cancel, .undo:
        throw illegal
      }
    case .declined:
      throw illegal
    }
  }

  /// As staff and applicants read it.
  var words: String {
    switch self {
    case .draft: "en captura"
    case .inReview: "en revisión"
    case .moreNeeded: "en espera de datos"
    case .approved: "aprobada"
    case .declined: "rechazada"
    case .signed: "firmada"
    case .cancelled: "cancelada"
    }
  }
}
