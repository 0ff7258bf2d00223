import Kernel

/// What the carrier answered is written down, and tried again while it is still in hand: asking the
/// carrier again would send a second text.
enum Recording {
  static let waits: [Duration] = [.milliseconds(200), .seconds(1), .seconds(5)]

  /// Throws what the last try threw.
  static func insist(
    waiting waits: [Duration] = waits, _ write: @Sendable () async throws -> Void
  ) async throws {
    for wait in waits {
      do { return try await write() } catch is CancellationError {
        throw CancellationError()
      } catch {
        try await Task.sleep(for: wait)
      }
    }
    try await write()
  }
}
