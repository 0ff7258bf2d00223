import CSodium

/// Key material: in guarded memory, kept from swap where the system allows, zeroed when let go.
///
/// The pointer is written once, in `init`, and only read afterwards, so sharing it is safe; that
/// is the one promise the compiler cannot check in this room.
final class SecretBytes: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer
  let count: Int

  /// Takes the bytes and wipes the array they came in.
  init(taking bytes: inout [UInt8]) {
    Sodium.start()
    count = bytes.count
    guard let memory = sodium_malloc(max(1, bytes.count)) else {
      preconditionFailure("no memory for a key")
    }
    self.memory = memory
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    sodium_mprotect_readonly(memory)
    Self.wipe(&bytes)
  }

  convenience init(random count: Int) {
    var bytes = Random.bytes(count)
    self.init(taking: &bytes)
  }

  deinit { sodium_free(memory) }

  func withBytes<Result>(_ act: (UnsafePointer<UInt8>) throws -> Result) rethrows -> Result {
    try act(UnsafePointer(memory.assumingMemoryBound(to: UInt8.self)))
  }

  /// A plain copy, for an act that wipes it itself.
  func copied() -> [UInt8] {
    withBytes { [UInt8](UnsafeBufferPointer(start: $0, count: count)) }
  }

  static func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { sodium_memzero($0.baseAddress, $0.count) }
  }
}

extension SecretBytes: CustomStringConvertible, CustomReflectable {
  var description: String { "‹secret›" }
  var customMirror: Mirror { Mirror(self, children: []) }
}
