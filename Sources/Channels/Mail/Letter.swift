public import ChannelsAPI
import Documents
import Foundation
public import Kernel
public import Tenancy

/// A mail to a person, from the order to the post office.
struct Letter: Sendable {
  let id: MessageID
  let party: PartyID
  let kind: MessageKind
  /// What it is about: a loan, a contract.
  let about: String
  let to: EmailAddress
  let told: RenderedLetter
  /// The words as they are kept; what serves once has dots in its place.
  let kept: RenderedLetter
  let papers: [Paper]
}

extension MessageID {
  /// The mail of an order that goes by text as well: always the same one.
  var letter: MessageID {
    var bytes = uuid.uuid
    bytes.15 ^= 1
    return MessageID(UUID(uuid: bytes))
  }
}

/// A file that goes with a mail, as it is remembered.
struct SentPaper: Codable, Hashable, Sendable {
  let name: String
  let sha256: String
}

/// The files that go with a message about something: a contract's papers, a carta finiquito.
/// CaudalServer knows who has them.
public typealias PapersFor =
  @Sendable (TenantID, MessageKind, _ about: String) async throws -> [Paper]
