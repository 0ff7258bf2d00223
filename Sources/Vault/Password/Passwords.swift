import CArgon2
import Dispatch
import Foundation
public import Kernel
import Synchronization

/// Passwords: Argon2id over the peppered password, never more than four at once, so that a storm
/// of logins costs 256 MiB and not the machine.
public final class Passwords: Sendable {
  /// What each hash costs. The parameters travel in the hash, so they may rise later.
  public struct Cost: Hashable, Sendable {
    let memoryKiB: UInt32
    let passes: UInt32

    public static let standard = Cost(memoryKiB: 65_536, passes: 3)
    /// For tests, which hash hundreds of times.
    public static let light = Cost(memoryKiB: 1_024, passes: 1)
  }

  /// More people are waiting than can be served in seconds.
  public struct Busy: Refusal, Hashable {}

  private static let waitingMax = 64
  private let pepper: SecretBytes
  private let cost: Cost
  private let lanes = (0..<4).map { DispatchQueue(label: "caudal.password.\($0)") }
  private let turn = Atomic<Int>(0)
  private let waiting = Atomic<Int>(0)

  public init(root: RootKey, cost: Cost = .standard) {
    pepper = root.bytes.derived(.pepper, domain: "password")
    self.cost = cost
  }

  /// The PHC string to keep: `$argon2id$v=19$m=65536,t=3,p=1$…`.
  public func hash(_ password: String) async throws -> String {
    try await inLane { [pepper, cost] in
      Self.hash(Self.peppered(password, pepper), cost: cost)
    }
  }

  public func verify(_ password: String, against hash: String) async throws -> Bool {
    try await inLane { [pepper] in
      let bytes = Self.peppered(password, pepper)
      return argon2id_verify(hash, bytes, bytes.count) == ARGON2_OK.rawValue
    }
  }

  /// Spends what a verification costs and fails: an unknown name must not answer faster.
  public func verifyNothing(_ password: String) async throws {
    _ = try await hash(password)
  }

  /// Whether a hash was made with other parameters than today's.
  public func isOutdated(_ hash: String) -> Bool {
    !hash.hasPrefix("$argon2id$v=19$m=\(cost.memoryKiB),t=\(cost.passes),p=1$")
  }

  private func inLane<Value: Sendable>(
    _ act: @escaping @Sendable () -> Value
  ) async throws -> Value {
    defer { waiting.subtract(1, ordering: .relaxed) }
    guard waiting.add(1, ordering: .relaxed).newValue <= Self.waitingMax else { throw Busy() }
    let lane = lanes[turn.wrappingAdd(1, ordering: .relaxed).oldValue & 3]
    return await withCheckedContinuation { continuation in
      lane.async { continuation.resume(returning: act()) }
    }
  }

  private static func peppered(_ password: String, _ pepper: SecretBytes) -> [UInt8] {
    var key = pepper.copied()
    defer { SecretBytes.wipe(&key) }
    return HMAC.sha256(normalized(password), key: key)
  }

  /// The same letters typed on two keyboards are one password (NFC).
  private static func normalized(_ password: String) -> [UInt8] {
    Array(password.precomposedStringWithCanonicalMapping.utf8)
  }

  private static func hash(_ password: [UInt8], cost: Cost) -> String {
    let salt = Random.bytes(16)
    var encoded = [CChar](repeating: 0, count: 128)
    let result = argon2id_hash_encoded(
      cost.passes, cost.memoryKiB, 1, password, password.count, salt, salt.count, 32, &encoded,
      encoded.count)
    precondition(result == ARGON2_OK.rawValue, "Argon2 fails only for want of memory")
    return encoded.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }
}

extension Passwords.Busy {
  public var problem: Problem {
    Problem(
      "busy", status: 503, title: "Hay mucha actividad en este momento",
      detail: "En unos segundos se puede volver a intentar.",
      members: ["retryAfterSeconds": "5"])
  }
}
