/// Something that happened, told to whoever listens: past tense, self-sufficient, ids only and
/// never personal data.
public protocol Fact: Codable, Sendable {
  /// Module, event and version: `payments.payment_received.v1`. A published version never changes.
  static var name: String { get }
}
