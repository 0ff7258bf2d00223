import Foundation
import Kernel
import PaymentsAPI

/// Money that reached us: a fact whatever anybody makes of it afterwards.
struct Receipt: Sendable {
  enum State: String, Hashable, Sendable, CaseIterable {
    /// Nobody knows yet whose it is.
    case unmatched
    case matched
    /// On its way back to whoever sent it.
    case returning
    case returned
    /// Undone: the cash was never there, or it was placed with the wrong person.
    case reversed
  }

  enum Event: String, Hashable, Sendable, CaseIterable {
    case match, giveBack, settleReturn, failReturn, reverse
  }

  struct IllegalTransition: Error, Hashable, Sendable {
    let state: State
    let event: Event
  }

  let id: PaymentID
  let method: ReceiptSummary.Method
  let externalID: String
  let amount: Money
  let valueOn: CalendarDate
  let occurredAt: Date
  let state: State
  let party: PartyID?
  let loan: LoanID?
  let claveRastreo: String?
  let collectionCLABE: String?
  let reference: Int?
  let till: TillID?
  let recordedBy: String
  let reason: String?
}

extension Receipt.State {
  /// No `default`: a new state or event must be decided here, for every pair, before it compiles.
  func after(_ event: Receipt.Event) throws(Receipt.IllegalTransition) -> Self {
    let illegal = Receipt.IllegalTransition(state: self, event: event)
    switch self {
    case .unmatched:
      switch event {
      case .match: return .matched
      case .giveBack: return .returning
      case .settleReturn, .failReturn, .reverse: throw illegal
      }
    case .matched:
      switch event {
      case .reverse: return .reversed
      case .match, .giveBack, .settleReturn, .failReturn: throw illegal
      }
    case .returning:
      switch event {
      case .settleReturn: return .returned
      case .failReturn: return .unmatched
      case .match, .giveBack, .reverse: throw illegal
      }
    case .returned:
      switch event {
      // The bank of whoever sent it may refuse to take it back.
      case .failReturn: return .unmatched
      case .match, .giveBack, .settleReturn, .reverse: throw illegal
      }
    case .reversed:
      switch event {
      case .match, .giveBack, .settleReturn, .failReturn, .reverse: throw illegal
      }
    }
  }
}

/// Who sent a transfer, as the rail told it. Opened personal data: sealed wherever it is kept.
struct Payer: Codable, Hashable, Sendable {
  let name: String?
  let account: String?
  let concept: String?
}
