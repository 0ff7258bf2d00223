import CSodium

/// libsodium must be started once, before anything asks it for randomness.
enum Sodium {
  private static let started = sodium_init()

  static func start() { precondition(started >= 0, "libsodium cannot start: no randomness") }

  /// Whether secrets can be kept out of swap. A low memlock limit refuses; that only warns.
  static let locksMemory: Bool = {
    start()
    let page = 4_096
    let probe = UnsafeMutableRawPointer.allocate(byteCount: page, alignment: page)
    defer { probe.deallocate() }
    guard sodium_mlock(probe, page) == 0 else { return false }
    return sodium_munlock(probe, page) == 0
  }()
}
