import Foundation
import Kernel
import SignatureAPI

/// A loan's documents on their way to a signature.
struct Contract: Hashable, Sendable {
  /// The same words as the face's, kept in the database.
  enum State: String, Hashable, Sendable, CaseIterable {
    case prepared, signed, withdrawn, cancelled

    var face: ContractSummary.State {
      switch self {
      case .prepared: .prepared
      case .signed: .signed
      case .withdrawn: .withdrawn
      case .cancelled: .cancelled
      }
    }
  }

  let id: ContractID
  let application: ApplicationID
  let loan: LoanID
  let party: PartyID
  let folio: String
  let state: State
  /// How often its papers were prepared: those of an earlier day are replaced, never signed.
  let edition: Int
  let preparedAt: Date
  let firstDueOn: CalendarDate
  /// Of the package: the fingerprints of its documents, in order.
  let sha256: String
  let signedAt: Date?
  let signedOn: CalendarDate?

  var summary: ContractSummary {
    ContractSummary(
      id: id, application: application, party: party, state: state.face, preparedAt: preparedAt,
      signedAt: signedAt, sha256: sha256)
  }

  /// What a code signs: the papers of one day, so that a code for the old ones is of no use.
  var codeSubject: String { "\(id).\(edition)" }

  /// The ten business days of LTOSF 11 Bis 1, counted from the signature.
  static let cancellationDays = 10

  func cancelThrough(_ calendar: BusinessCalendar) -> CalendarDate? {
    signedOn.map { calendar.adding(workingDays: Self.cancellationDays, to: $0) }
  }
}

extension Contract {
  enum Event: String, Hashable, Sendable, CaseIterable { case sign, renew, withdraw, cancel }

  /// Not a step that a contract in that state can take.
  struct IllegalTransition: Refusal, Hashable {
    let state: State
    let event: Event
  }
}

extension Contract.State {
  /// No `default`: a new state or event is decided here, for every pair, before it compiles.
  func after(_ event: Contract.Event) throws(Contract.IllegalTransition) -> Self {
    let illegal = Contract.IllegalTransition(state: self, event: event)
    switch self {
    case .prepared:
      switch event {
      case .sign: return .signed
      case .renew: return .prepared
      case .withdraw: return .withdrawn
      case .cancel: throw illegal
      }
    case .signed:
      switch event {
      case .cancel: return .cancelled
      case .sign, .renew, .withdraw: throw illegal
      }
    case .withdrawn, .cancelled:
      switch event {
      case .sign, .renew, .withdraw, .cancel: throw illegal
      }
    }
  }

  /// As staff and borrowers read it.
  var words: String {
    switch self {
    case .prepared: "por firmar"
    case .signed: "firmado"
    case .withdrawn: "retirado"
    case .cancelled: "cancelado"
    }
  }
}

extension Contract.IllegalTransition {
  var problem: Problem {
    let verb =
      switch event {
      case .sign: "firmar"
      case .renew: "preparar de nuevo"
      case .withdraw: "retirar"
      case .cancel: "cancelar"
      }
    return Problem(
      "signature/not-in-that-state", status: 409, title: "El contrato no está en ese punto",
      detail: "Un contrato \(state.words) no se puede \(verb).",
      members: ["state": state.rawValue, "event": event.rawValue])
  }
}
