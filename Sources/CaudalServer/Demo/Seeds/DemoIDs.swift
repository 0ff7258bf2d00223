import Foundation
import Vault

/// Ids that are the same every time the story is told, so that telling it again doubles nothing.
enum DemoIDs {
  static func uuid(_ name: String) -> UUID {
    let byte = Array(SHA256.digest("caudal demo \(name)"))
    return UUID(
      uuid: (
        byte[0], byte[1], byte[2], byte[3], byte[4], byte[5], byte[6] & 0x0F | 0x80, byte[7],
        byte[8] & 0x3F | 0x80, byte[9], byte[10], byte[11], byte[12], byte[13], byte[14], byte[15]
      ))
  }
}
