import Foundation
import Vault

/// Seals the body of a kept reply to its own row.
struct CommandSeal {
  let keys: CellKeys
  let command: UUID

  private var place: Place { Place(table: "jobs.command", column: "body", row: command) }

  func close(_ body: [UInt8]) throws -> [UInt8] { try keys.seal(body, at: place) }
  func open(_ sealed: [UInt8]) throws -> [UInt8] { try keys.open(sealed, at: place) }
}
