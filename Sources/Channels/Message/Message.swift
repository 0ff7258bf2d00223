import ChannelsAPI
import Foundation
import Kernel

/// A text to a person, from the order to the phone.
struct Message: Sendable {
  typealias State = MessageSummary.State

  let id: MessageID
  let party: PartyID?
  let template: String
  let values: [String: String]
  let subject: String
  let state: State
  let recordedAt: Date
}

extension Message.State {
  /// Notices arrive late, twice and in any order: a message only moves forward.
  func after(_ told: DeliveryState) -> Self {
    switch self {
    case .queued, .sent:
      switch told {
      case .accepted, .sent: return .sent
      case .delivered, .read: return .delivered
      case .failed: return .failed
      }
    case .delivered, .failed, .withheld:
      return self
    }
  }

  var words: String {
    switch self {
    case .queued: "En espera"
    case .sent: "Enviado"
    case .delivered: "Entregado"
    case .failed: "No llegó"
    case .withheld: "No se envió"
    }
  }
}
