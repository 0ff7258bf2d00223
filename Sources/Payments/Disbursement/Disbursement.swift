import Foundation
import Kernel
import PaymentsAPI

/// Money on its way out. Its state carries its facts: submitted without a tracking key cannot be
/// written.
struct Disbursement: Sendable {
  enum Purpose: Hashable, Sendable {
    case loan(LoanID, PartyID)
    case giveBack(GiveBack, LoanID, PartyID)
    case receiptReturn(PaymentID)
  }

  enum State: Hashable, Sendable {
    case requested
    case held(reason: String)
    case submitted(ClaveRastreo, at: Date)
    case settled(ClaveRastreo, at: Date)
    case rejected(code: String, reason: String)
    case returned(ClaveRastreo, code: String, reason: String)
    case withdrawn
  }

  enum Event: Hashable, Sendable {
    case hold(reason: String)
    case release
    case submit(ClaveRastreo, at: Date)
    case settle(at: Date)
    case reject(code: String, reason: String)
    case giveBack(code: String, reason: String)
    case withdraw
    /// The rail had rejected it and a person found out that it was paid all the same.
    case provePaid(ClaveRastreo, at: Date)
  }

  struct IllegalTransition: Error, Hashable, Sendable {
    let state: State
    let event: Event
  }

  /// The code of an order that a person declined to pay: no rail gives it.
  static let declined = "detenida"

  let id: DisbursementID
  let purpose: Purpose
  let amount: Money
  let state: State
  let folio: RailFolio?
  let requestedAt: Date
  /// When it was last handed over: the rail is asked on that day's list.
  let submittedAt: Date?
}

extension Disbursement.State {
  /// No `default`: a new state or event must be decided here, for every pair, before it compiles.
  func after(_ event: Disbursement.Event) throws(Disbursement.IllegalTransition) -> Self {
    let illegal = Disbursement.IllegalTransition(state: self, event: event)
    switch self {
    case .requested:
      switch event {
      case .hold(let reason): return .held(reason: reason)
      case .submit(let clave, let at): return .submitted(clave, at: at)
      case .reject(let code, let reason): return .rejected(code: code, reason: reason)
      case .withdraw: return .withdrawn
      case .release, .settle, .giveBack, .provePaid: throw illegal
      }
    case .held:
      switch event {
      case .hold(let reason): return .held(reason: reason)
      case .release: return .requested
      case .reject(let code, let reason): return .rejected(code: code, reason: reason)
      case .withdraw: return .withdrawn
      case .submit, .settle, .giveBack, .provePaid: throw illegal
      }
    case .submitted(let clave, _):
      switch event {
      case .settle(let at): return .settled(clave, at: at)
      case .reject(let code, let reason): return .rejected(code: code, reason: reason)
      // The notice of a return may overtake the one of its settlement.
      case .giveBack(let code, let reason):
        return .returned(clave, code: code, reason: reason)
      case .hold, .release, .submit, .withdraw, .provePaid: throw illegal
      }
    case .settled(let clave, _):
      switch event {
      // SPEI can return money after settlement, so `settled` is not an end state.
      case .giveBack(let code, let reason):
        return .returned(clave, code: code, reason: reason)
      case .hold, .release, .submit, .settle, .reject, .withdraw, .provePaid: throw illegal
      }
    case .rejected:
      switch event {
      case .provePaid(let clave, let at): return .settled(clave, at: at)
      case .hold, .release, .submit, .settle, .reject, .giveBack, .withdraw: throw illegal
      }
    case .returned, .withdrawn:
      switch event {
      case .hold, .release, .submit, .settle, .reject, .giveBack, .withdraw, .provePaid:
        throw illegal
      }
    }
  }

  enum Name: String, Hashable, Sendable, CaseIterable {
    case requested, held, submitted, settled, rejected, returned, withdrawn
  }

  var name: Name {
    switch self {
    case .requested: .requested
    case .held: .held
    case .submitted: .submitted
    case .settled: .settled
    case .rejected: .rejected
    case .returned: .returned
    case .withdrawn: .withdrawn
    }
  }

  var claveRastreo: ClaveRastreo? {
    switch self {
    case .submitted(let clave, _), .settled(let clave, _), .returned(let clave, _, _): clave
    case .requested, .held, .rejected, .withdrawn: nil
    }
  }
}

extension ClaveRastreo {
  /// One key for a disbursement's whole life, so that the rail itself refuses to pay it twice.
  init(for disbursement: DisbursementID) {
    let hex = disbursement.uuid.uuidString.lowercased().filter { $0 != "-" }
    // 28 of the 32 digits: the two of the version and variant and the first two of the year are
    // the same for all of ours.
    var digits = Array(hex)
    digits.remove(at: 16)
    digits.remove(at: 12)
    self = ClaveRastreo("C" + String(digits.dropFirst(2)))!
  }
}
