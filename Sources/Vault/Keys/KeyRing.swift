import Kernel
import Synchronization

/// The keys of one institution, unwrapped: all the versions it has had.
struct KeyRing: Sendable {
  let tenant: TenantID
  let versions: [UInt32: SecretBytes]
  /// The version that seals today.
  let current: UInt32
  let macKeys = MACKeys()

  /// A ring of nobody's: for reading where nothing was ever sealed.
  static func strange(to tenant: TenantID) -> KeyRing {
    KeyRing(tenant: tenant, versions: [1: SecretBytes(random: 32)], current: 1)
  }

  var first: SecretBytes { key(1) }

  func key(_ version: UInt32) -> SecretBytes {
    guard let key = versions[version] else { preconditionFailure("version \(version) is missing") }
    return key
  }

  /// Hangs from the first version for ever: an index that changed with rotation would find nobody.
  func blindIndex(_ text: String, domain: String) -> [UInt8] {
    first.withDerived(.blindIndex, domain: domain) {
      BLAKE2b.digest(Array(text.utf8), keyed: $0, byteCount: 16)
    }
  }
}

/// Rings this process has unwrapped, so many at most, each believed for a minute: a new version
/// seals only after it has been known for longer than that.
final class RingCache: Sendable {
  static let trustedSeconds = 60
  private let countMax: Int
  private let rings = Mutex<[TenantID: (ring: KeyRing, until: ContinuousClock.Instant)]>([:])

  init(countMax: Int) { self.countMax = countMax }

  func ring(of tenant: TenantID) -> KeyRing? {
    rings.withLock { rings in
      guard let held = rings[tenant], held.until > .now else { return nil }
      return held.ring
    }
  }

  func keep(_ ring: KeyRing) {
    let until = ContinuousClock.now.advanced(by: .seconds(Self.trustedSeconds))
    rings.withLock { rings in
      if rings.count >= countMax, rings[ring.tenant] == nil, let other = rings.keys.first {
        rings[other] = nil
      }
      rings[ring.tenant] = (ring, until)
    }
  }

  func forgetAll() { rings.withLock { $0.removeAll() } }
}
