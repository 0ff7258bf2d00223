import Foundation

/// What people read and say instead of an id: `SOL-7K3MQ-9XTBA`. The id's last fifty bits in
/// Crockford's base 32, which has no letters that look alike.
public struct Folio: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init<Subject>(_ id: Identifier<Subject>, prefix: String) {
    let bytes = id.uuid.uuid
    let low = [
      bytes.9, bytes.10, bytes.11, bytes.12, bytes.13, bytes.14, bytes.15,
    ].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    var digits: [Character] = []
    for place in (0..<10).reversed() {
      if digits.count == 5 { digits.append("-") }
      digits.append(alphabet[Int(low >> UInt64(place * 5) & 31)])
    }
    description = prefix + "-" + String(digits)
  }
}
