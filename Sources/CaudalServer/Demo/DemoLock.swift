import Foundation

/// One demo at a time in a folder. The lock goes with the process, however it ends.
final class DemoLock: Sendable {
  private let descriptor: Int32

  /// Nil where another process holds it.
  init?(_ path: String) {
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
  }

  deinit { close(descriptor) }
}
