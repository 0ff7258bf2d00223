public import Foundation
public import Kernel

/// Something someone did: the verb in the past, what it was done to, and the facts that matter.
/// Never personal data: ids, amounts and names of fields.
public struct Act: Hashable, Sendable {
  /// `loan.repayment_applied`.
  public let verb: String
  public let actor: Actor
  /// The printed id of what it was done to.
  public let subject: String
  public let facts: [String: String]
  public let reason: String?

  public init(
    _ verb: String, by actor: Actor, on subject: some CustomStringConvertible,
    facts: [String: String] = [:],
    reason: String? = nil
  ) {
    self.verb = verb
    self.actor = actor
    self.subject = subject.description
    self.facts = facts
    self.reason = reason
  }
}

/// An act as it stands in the trail.
public struct RecordedAct: Hashable, Sendable {
  public let id: UUID
  public let occurredAt: Date
  public let actor: String
  public let verb: String
  public let subject: String
  public let facts: [String: String]
  public let reason: String?
  let mac: [UInt8]

  /// The bytes that the keyed hash covers: each part with its length before it, so that no two
  /// acts write the same.
  var canonical: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ text: String) {
      bytes += withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { Array($0) }
      bytes += Array(text.utf8)
    }
    add(id.uuidString)
    add(String(Int64((occurredAt.timeIntervalSince1970 * 1_000).rounded())))
    add(actor)
    add(verb)
    add(subject)
    add(reason ?? "")
    for key in facts.keys.sorted() {
      add(key)
      add(facts[key] ?? "")
    }
    return bytes
  }
}
