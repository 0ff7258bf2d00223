import Foundation
import Kernel

/// Seals and opens the cells of one person, or of the institution. Good for one transaction.
public struct CellKeys: Sendable {
  enum Holder: Sendable {
    case institution
    case person(PartyID, SecretBytes)
    /// A person for whom nothing was ever sealed, seen by a transaction that only reads.
    case nobody(PartyID)
  }

  /// Marks the key id of a cell under a person's key; the rest is a version.
  private static let personMark: UInt32 = 0x8000_0000

  let ring: KeyRing
  let holder: Holder

  public func seal(_ plain: [UInt8], at place: Place) throws -> [UInt8] {
    let (key, id) = try sealingKey()
    return key.withDerived(.cell, domain: place.domain) {
      SealedCell.seal(plain, with: $0, id: id, tenant: ring.tenant, at: place)
    }
  }

  public func seal(_ text: String, at place: Place) throws -> [UInt8] {
    try seal(Array(text.utf8), at: place)
  }

  public func open(_ cell: [UInt8], at place: Place) throws -> [UInt8] {
    guard let id = SealedCell.keyID(of: cell), let key = openingKey(id),
      let plain = key.withDerived(
        .cell, domain: place.domain,
        { SealedCell.open(cell, with: $0, tenant: ring.tenant, at: place) })
    else { throw VaultFailure.doesNotOpen(table: place.table, column: place.column) }
    return plain
  }

  public func openText(_ cell: [UInt8], at place: Place) throws -> String {
    guard let text = String(validating: try open(cell, at: place), as: UTF8.self)
    else { throw VaultFailure.doesNotOpen(table: place.table, column: place.column) }
    return text
  }

  /// See `Vault.blindIndex`: it belongs to the institution, whoever the keys are of.
  public func blindIndex(_ text: String, domain: String) -> [UInt8] {
    ring.blindIndex(text, domain: domain)
  }

  private func sealingKey() throws -> (SecretBytes, UInt32) {
    switch holder {
    case .institution:
      (ring.key(ring.current), ring.current)
    case .person(_, let key):
      (key, Self.personMark | 1)
    case .nobody(let person):
      throw VaultFailure.noKey(person)
    }
  }

  /// A cell says which kind of key sealed it; another kind of holder does not open it.
  private func openingKey(_ id: UInt32) -> SecretBytes? {
    switch holder {
    case .institution:
      ring.versions[id]
    case .person(_, let key):
      id == Self.personMark | 1 ? key : nil
    case .nobody:
      nil
    }
  }
}
