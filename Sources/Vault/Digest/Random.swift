import CSodium

/// Bytes nobody can guess, from the system's generator.
public enum Random {
  public static func bytes(_ count: Int) -> [UInt8] {
    Sodium.start()
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// Evenly spread digits: `048213`. Rejection inside libsodium keeps every digit equally likely.
  public static func digits(_ count: Int) -> String {
    Sodium.start()
    return String((0..<count).map { _ in Character(String(randombytes_uniform(10))) })
  }
}
