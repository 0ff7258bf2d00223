import Foundation

/// The key above all others. It lives in a file outside the database and its backups, readable by
/// the server's user alone; without it the database is noise.
public struct RootKey: Sendable {
  let bytes: SecretBytes
  /// Tells which root key wrapped a tenant's key, without telling anything of the key.
  let fingerprint: [UInt8]

  public enum Unusable: Error, Hashable, Sendable {
    case unreadable(path: String, reason: String)
    /// Somebody else of this machine could read it.
    case exposed(path: String, mode: String)
    case malformed(path: String)
  }

  /// Reads the key at `path`, and makes it first where there is none.
  public static func atPath(_ path: String) throws(Unusable) -> RootKey {
    if !FileManager.default.fileExists(atPath: path) { try make(atPath: path) }
    return try read(atPath: path)
  }

  /// A key that lives only as long as the process: for tests.
  public static func ephemeral() -> RootKey { RootKey(SecretBytes(random: 32)) }

  init(_ bytes: SecretBytes) {
    precondition(bytes.count == 32, "a root key has 256 bits")
    self.bytes = bytes
    let name = bytes.derived(.digest, domain: "root-fingerprint")
    fingerprint = Array(name.copied().prefix(8))
  }
}

extension RootKey {
  private static let lead = "caudal-root-key-v1 "

  private static func read(atPath path: String) throws(Unusable) -> RootKey {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .unreadable(path: path, reason: systemReason()) }
    guard status.st_mode & 0o077 == 0 else {
      throw .exposed(path: path, mode: String(status.st_mode & 0o777, radix: 8))
    }
    guard let text = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, reason: systemReason())
    }
    let line = String(decoding: text, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard line.hasPrefix(lead), var key = Hex.decode(line.dropFirst(lead.count)), key.count == 32
    else { throw .malformed(path: path) }
    return RootKey(SecretBytes(taking: &key))
  }

  /// Written whole under another name and then linked: two first runs at once end with one key,
  /// and a reader never sees half of it.
  private static func make(atPath path: String) throws(Unusable) {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    let draft = path + ".new-" + Hex.encode(Random.bytes(6))
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard file >= 0 else { throw .unreadable(path: path, reason: systemReason()) }
    defer { unlink(draft) }
    var text = Array((lead + Hex.encode(Random.bytes(32)) + "\n").utf8)
    let written = write(file, text, text.count)
    SecretBytes.wipe(&text)
    let kept = fsync(file)
    close(file)
    guard written == text.count, kept == 0 else {
      throw .unreadable(path: path, reason: systemReason())
    }
    guard link(draft, path) == 0 || errno == EEXIST else {
      throw .unreadable(path: path, reason: systemReason())
    }
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }
}
