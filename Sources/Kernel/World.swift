public import Foundation

/// What the code cannot compute for itself. Passed in, never reached for; the live one is made
/// in CaudalServer.
public struct World: Sendable {
  /// The wall clock as that institution sees it: the demo and the tests may offset it.
  public var now: @Sendable (TenantID) -> Date
  /// Version 7: sorts by birth.
  public var newID: @Sendable () -> UUID

  public init(
    now: @escaping @Sendable (TenantID) -> Date, newID: @escaping @Sendable () -> UUID
  ) {
    self.now = now
    self.newID = newID
  }
}

extension World {
  public func newID<Subject>(_: Identifier<Subject>.Type) -> Identifier<Subject> {
    Identifier(newID())
  }
}

extension UUID {
  /// RFC 9562 version 7: 48 bits of milliseconds, then randomness.
  public static func version7(
    at instant: Date, randomness: (UInt64, UInt64)
  ) -> UUID {
    let millis = UInt64(max(0, instant.timeIntervalSince1970 * 1_000))
    let high = millis << 16 | 0x7000 | (randomness.0 & 0x0FFF)
    let low = 0x8000_0000_0000_0000 | (randomness.1 & 0x3FFF_FFFF_FFFF_FFFF)
    func byte(_ word: UInt64, _ index: Int) -> UInt8 {
      UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * index))
    }
    return UUID(
      uuid: (
        byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
        byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
        byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
        byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
      ))
  }
}
