import Documents
import Foundation
import Kernel
import SignatureAPI

/// Something that happened to a contract, chained to what happened before it.
struct Happening: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case prepared, viewed, codeSent, signed, delivered, withdrawn, cancelled, renewed
    case cancellationRequested, cancellationLapsed
  }

  let number: Int
  let kind: Kind
  let occurredAt: Date
  let facts: Facts
  /// SHA-256 of the link before and of this happening.
  let link: String

  /// Who, from where, on what. Kept sealed.
  struct Facts: Hashable, Sendable, Codable {
    var actor: Kernel.Actor
    var address: String?
    var device: String?
    var document: String?
    var location: GeoPoint?
    var phone: String?
    var witness: String?
    var statement: String?
    var package: String?

    init(actor: Kernel.Actor) { self.actor = actor }

    init(_ circumstances: Circumstances) {
      actor = circumstances.actor
      address = circumstances.address
      device = circumstances.device
    }
  }

  /// The next of a chain.
  init(_ kind: Kind, at instant: Date, facts: Facts, after last: Happening?) {
    number = (last?.number ?? 0) + 1
    self.kind = kind
    // What the column keeps: a hash of more would not verify.
    let microseconds = (instant.timeIntervalSince1970 * 1_000_000).rounded()
    occurredAt = Date(timeIntervalSince1970: microseconds / 1_000_000)
    self.facts = facts
    link = Self.link(after: last?.link, number, kind, occurredAt, facts)
  }

  /// As it was kept.
  init(number: Int, kind: Kind, occurredAt: Date, facts: Facts, link: String) {
    self.number = number
    self.kind = kind
    self.occurredAt = occurredAt
    self.facts = facts
    self.link = link
  }

  /// Each part after its length, so that no two happenings share their bytes.
  private static func link(
    after previous: String?, _ number: Int, _ kind: Kind, _ at: Date, _ facts: Facts
  ) -> String {
    let instant = Int64((at.timeIntervalSince1970 * 1_000_000).rounded())
    let parts = [previous ?? "", String(number), kind.rawValue, String(instant)] + facts.parts
    let bytes = parts.flatMap { part in
      let text = Array(part.utf8)
      return withUnsafeBytes(of: UInt32(text.count).bigEndian, Array.init) + text
    }
    return Documents.SHA256.hex(bytes)
  }

  /// Whether the chain holds from its first link to its last.
  static func holds(_ chain: [Happening]) -> Bool {
    var last: Happening?
    for happening in chain {
      let expected = link(
        after: last?.link, (last?.number ?? 0) + 1, happening.kind, happening.occurredAt,
        happening.facts)
      guard happening.link == expected else { return false }
      last = happening
    }
    return true
  }
}

extension Happening.Facts {
  fileprivate var parts: [String] {
    let optional = [
      address, device, document, location?.description, phone, witness, statement, package,
    ]
    return [actor.description] + optional.map { $0.map { "=" + $0 } ?? "" }
  }
}
