import ChannelsAPI
import Foundation
import Kernel

/// Reads what a person answers to the institution's number: BAJA asks for silence, and withdraws
/// the marketing consent, as it promises; ALTA takes the silence back, and gives no consent.
/// Anything else is not for a machine, and says nothing.
struct HearText: Sendable {
  let messenger: Messenger
  /// Whose phone that is; nil where nobody's.
  let personAt: @Sendable (TenantID, String) async throws -> PartyID?
  let change: ChangeOptOut

  /// What was understood, for whoever asked.
  enum Heard: Hashable, Sendable { case silence, messages, nothing }

  @discardableResult
  func callAsFunction(_ notice: StatusNotice, of tenant: TenantID) async throws -> Heard {
    let text: IncomingText
    do throws(StatusRefused) {
      text = try await messenger.readText(tenant, notice)
    } catch {
      switch error {
      case .badSignature: throw RecordStatus.Refused.notTheCarrier
      case .unreadable(let reason): throw RecordStatus.Refused.unreadable(reason: reason)
      }
    }
    guard let wish = Self.wish(in: text.body),
      let party = try await personAt(tenant, text.phone)
    else { return .nothing }
    try await change(party, wants: wish, by: .borrower(party), of: tenant)
    switch wish {
    case .silence: return .silence
    case .messages: return .messages
    }
  }

  /// The word alone: "no me den de baja" asks for the contrary.
  static func wish(in body: String) -> ChangeOptOut.Wish? {
    let letters = body.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      .lowercased().filter { $0.isLetter || $0.isNumber || $0.isWhitespace }
    switch letters.trimmingCharacters(in: .whitespacesAndNewlines) {
    case "baja", "stop", "alto": return .silence
    case "alta", "start": return .messages
    default: return nil
    }
  }
}
