import Foundation
import Kernel
import SignatureAPI
import Tenancy

/// A loan's documents on their way to a signature.
struct Contract: Hashable, Sendable {
  /// The same words as the face's, kept in the database.
  enum State: String, Hashable, Sendable, CaseIterable {
    case prepared, signed, cancelling, withdrawn, cancelled

    var face: ContractSummary.State {
      switch self {
      case .prepared: .prepared
      case .signed: .signed
      case .cancelling: .cancelling
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

  var summary: ContractSummary { summary(cancellableThrough: nil) }

  func summary(cancellableThrough last: CalendarDate?) -> ContractSummary {
    ContractSummary(
      id: id, application: application, party: party, state: state.face, preparedAt: preparedAt,
      signedAt: signedAt, sha256: sha256, cancellableThrough: last)
  }

  /// What a code signs: the papers of one day, so that a code for the old ones is of no use.
  var codeSubject: String { "\(id).\(edition)" }

  /// The last of the ten business days of LTOSF 11 Bis 1, counted from the signature.
  func cancelThrough(_ calendar: BusinessCalendar) -> CalendarDate? {
    signedOn.map { calendar.adding(workingDays: LoanProduct.cancellationDays, to: $0) }
  }

  /// The same while it can still be used.
  func cancellableThrough(_ calendar: BusinessCalendar, on today: CalendarDate) -> CalendarDate? {
    guard state == .signed, let last = cancelThrough(calendar), today <= last else { return nil }
    return last
  }
}

extension Contract {
  enum Event: String, Hashable, Sendable, CaseIterable {
    case sign, renew, withdraw
    /// The borrower asks; then the loan is cancelled, or its money is not returned in time.
    case requestCancellation, cancel, lapse
  }

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
      case .requestCancellation, .cancel, .lapse: throw illegal
      }
    case .signed:
      switch event {
      case .requestCancellation: return .cancelling
      case .cancel: return .cancelled
      case .sign, .renew, .withdraw, .lapse: throw illegal
      }
    case .cancelling:
      switch event {
      case .cancel: return .cancelled
      case .lapse: return .signed
      case .sign, .renew, .withdraw, .requestCancellation: throw illegal
      }
    case .cancelled:
      switch event {
      // What had cancelled the loan was undone.
      case .lapse: return .signed
      case .sign, .renew, .withdraw, .requestCancellation, .cancel: throw illegal
      }
    case .withdrawn:
      switch event {
      case .sign, .renew, .withdraw, .requestCancellation, .cancel, .lapse: throw illegal
      }
    }
  }

  /// Signed, and nothing has ended it.
  var isInForce: Bool {
    switch self {
    case .signed, .cancelling: true
    case .prepared, .withdrawn, .cancelled: false
    }
  }

  /// As staff and borrowers read it.
  var words: String {
    switch self {
    case .prepared: "por firmar"
    case .signed: "firmado"
    case .cancelling: "en cancelación"
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
      case .requestCancellation, .cancel: "cancelar"
      case .lapse: "dejar sin cancelar"
      }
    return Problem(
      "signature/not-in-that-state", status: 409, title: "El contrato no está en ese punto",
      detail: "Un contrato \(state.words) no se puede \(verb).",
      members: ["state": state.rawValue, "event": event.rawValue])
  }
}
