import Foundation
import Kernel
import Vault

/// An entry ready to be written: identifiers sealed where they will stand.
struct NewEntry: Sendable {
  let id: UUID
  let position: Int
  let name: String
  let curp: [UInt8]?
  let curpIndex: [UInt8]?
  let rfc: [UInt8]?
  let rfcIndex: [UInt8]?
  let person: [UInt8]
  let words: [String]

  init(
    _ listed: ListedPerson, id: UUID, source: String, keys: CellKeys, mac: MACKey
  ) throws {
    self.id = id
    position = listed.position
    name = listed.name
    curp = try listed.curp.map { try keys.seal($0, at: .curp(of: id)) }
    rfc = try listed.rfc.map { try keys.seal($0, at: .rfc(of: id)) }
    curpIndex = listed.curp.map { keys.blindIndex($0, domain: ListIndex.curp) }
    rfcIndex = listed.rfc.map { keys.blindIndex($0, domain: ListIndex.rfc) }
    let compared = NameWords(listed.name)
    words = compared.words.sorted()
    let parts = [source, compared.key, listed.curp ?? "", listed.rfc ?? ""]
    person = mac.mac(Array(parts.joined(separator: "\u{1F}").utf8))
  }
}

enum ListIndex {
  static let curp = "compliance.list_entry.curp"
  static let rfc = "compliance.list_entry.rfc"
}

extension Place {
  static func curp(of entry: UUID) -> Place {
    Place(table: "compliance.list_entry", column: "curp", row: entry)
  }
  static func rfc(of entry: UUID) -> Place {
    Place(table: "compliance.list_entry", column: "rfc", row: entry)
  }
}
